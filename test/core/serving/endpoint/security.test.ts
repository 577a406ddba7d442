import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Engine } from '../../../../electron/core/actions/context.ts';
import { fail } from '../../../../shared/result.ts';
import { deployModel } from '../../actions/deployed-model.ts';
import { openTestEngine } from '../../open-test-engine.ts';
import { openEndpoint, type OpenEndpoint, sendRaw } from './open-endpoint.ts';

/** Scores at once, or not before it is told or given up. */
const slow: { hold: boolean; letGo: () => void } = { hold: false, letGo: () => undefined };
const real = openTestEngine();
const engine: Engine = {
  request: async (name, input, options = {}) => {
    if (name !== 'model.scoreCells' || !slow.hold) return real.request(name, input, options);
    await new Promise<void>((resolve) => {
      slow.letGo = resolve;
      options.signal?.addEventListener('abort', () => resolve());
    });
    return options.signal?.aborted === true
      ? fail('engine.cancelled', 'Cancelled.')
      : real.request(name, input, options);
  },
};

let open: OpenEndpoint;
beforeAll(async () => {
  open = await openEndpoint({
    engine,
    scoring: { atOnce: 2, withinMs: 400 },
    transfer: { headersMs: 300, requestMs: 600, lookEveryMs: 50 },
    prepare: (home) => deployModel(home, 0.5),
  });
});
afterAll(() => open.endpoint.stop());

const own = (): Readonly<Record<string, string>> => ({ authorization: `Bearer ${open.token}` });
const INFER = '/v2/models/sick/infer';
const body = { inputs: [{ name: 'x', shape: [1], datatype: 'FP64', data: [1] }] };

test('only names of this laptop lead here, at its port, over IPv4 and IPv6', async () => {
  const { port } = open;
  const wrong = [
    'evil.example',
    `evil.example:${port}`,
    '127.0.0.1',
    `127.0.0.1:${port + 1}`,
    `127.0.0.1.nip.io:${port}`,
  ];
  const right = [`127.0.0.1:${port}`, `localhost:${port}`, `LOCALHOST:${port}`, `[::1]:${port}`];

  for (const host of wrong) expect([host, await sendRaw(port, { ...own(), host })]).toEqual([host, 403]);
  for (const host of right) expect([host, await sendRaw(port, { ...own(), host })]).toEqual([host, 200]);
  expect(await sendRaw(port, own(), { host: '::1' })).toBe(200);
});

test('no web page is answered, whatever it knows', async () => {
  const { port } = open;
  const pages = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: open.base },
    { 'sec-fetch-site': 'cross-site' },
  ];

  for (const page of pages) expect(await sendRaw(port, { ...own(), ...page })).toBe(403);
  expect(await sendRaw(port, { origin: open.base }, { path: '/docs' })).toBe(403);
});

test('without the token only the page that tells nothing of this home is shown', async () => {
  const paths = ['/v2', '/v2/health/live', '/v2/models/sick', '/metrics', '/ping', '/version', '/nothing'];
  for (const path of paths) expect([path, await sendRaw(open.port, {}, { path })]).toEqual([path, 401]);
  for (const path of ['/docs', '/docs.css', '/openapi.json']) expect(await sendRaw(open.port, {}, { path })).toBe(200);
  const wrong = ['', 'Bearer', `Basic ${open.token}`, `Bearer ${open.token}x`, `Bearer ${open.token.slice(1)}`];
  for (const authorization of wrong) expect(await sendRaw(open.port, { authorization })).toBe(401);
  const page = await (await fetch(`${open.base}/docs`)).text();
  expect(page).toContain('/v2/models/{model}/infer');
  expect(page).not.toMatch(/<script|https?:\/\/|sick/);
});

test('more than 16 MB are refused, and so is what only looks small', async () => {
  const large = await open.send(INFER, `{"x":"${'x'.repeat(16 * 2 ** 20)}"}`).then(
    ({ status }) => status,
    () => 413, // the server may hang up on who goes on sending
  );
  const deep = await open.send(
    INFER,
    `{"inputs":[{"name":"x","shape":[1],"datatype":"FP64","data":${'['.repeat(1e6)}${']'.repeat(1e6)}}]}`,
  );
  const named = await open.send('/invocations', '{"dataframe_records":[{"__proto__":1,"constructor":2,"x":1}]}');
  const compressed = await open.send(INFER, 'x', { 'content-encoding': 'gzip' });

  expect(large).toBe(413);
  expect([deep.status, named.status, compressed.status]).toEqual([400, 200, 400]);
});

test('who sends slowly is hung up on', async () => {
  const head = `POST ${INFER} HTTP/1.1\r\nHost: 127.0.0.1:${open.port}\r\n`;
  const whole = `${head}Authorization: Bearer ${open.token}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{`;

  for (const begun of [head, whole]) {
    const said = await new Promise<string>((resolve) => {
      let text = '';
      const socket = connect(open.port, '127.0.0.1', () => socket.write(begun));
      socket.on('data', (bytes) => (text += bytes.toString())).once('close', () => resolve(text));
    });
    expect(said).toContain('408');
  }
});

test('what takes too long is stopped, and what is too much at once is told to come again', async () => {
  slow.hold = true;
  const held = [open.send(INFER, body), open.send(INFER, body)];
  const third = await overLimit();
  const statuses = (await Promise.all(held)).map(({ status }) => status);
  slow.hold = false;
  const after = await open.send(INFER, body);

  expect([third.status, third.headers.get('retry-after')]).toEqual([503, '1']);
  expect(statuses).toEqual([504, 504]);
  expect(after.status).toBe(200);
});

/** The first answer that says that two are being scored already. */
async function overLimit(): Promise<Response> {
  for (;;) {
    const running = (await (await open.send('/metrics')).text()).includes('in_progress 2');
    if (running) return open.send(INFER, body);
  }
}

test('stopping finishes what is being answered, and answers nobody after that', async () => {
  const other = await openEndpoint({ engine, prepare: (home) => deployModel(home, 0.5) });
  slow.hold = true;
  const held = other.send(INFER, body);
  while (!(await (await other.send('/metrics')).text()).includes('in_progress 1'));
  const stopped = other.ask('endpoint.stop', {});
  slow.hold = false;
  slow.letGo();

  expect((await held).status).toBe(200);
  expect(await stopped).toMatchObject({ ok: true, value: { state: 'off', url: null } });
  await expect(other.send('/v2')).rejects.toThrow();
});

test('thirty wrong tokens in a minute close the door for the minute', async () => {
  const other = await openEndpoint();
  for (let guess = 0; guess < 30; guess++) {
    expect(await sendRaw(other.port, { authorization: `Bearer ${guess}` })).toBe(401);
  }

  const response = await other.send('/v2');

  expect([response.status, response.headers.get('retry-after')]).toEqual([429, '60']);
  await other.endpoint.stop();
});
