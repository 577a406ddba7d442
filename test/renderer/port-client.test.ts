import { afterEach, describe, expect, it } from 'vitest';
import { createPortClient } from '../../renderer/port-client.ts';

type Request = { readonly kind: string; readonly id: number; readonly name: string; readonly input: unknown };

const restart = { code: 'core.restarted', message: 'interrupted' };
const open: MessagePort[] = [];

/** Core's end of a real port: what it received, and how it answers. */
function startCore(answer: (request: Request, port: MessagePort) => void) {
  const { port1, port2 } = new MessageChannel();
  const received: Request[] = [];
  port2.addEventListener('message', ({ data }: MessageEvent) => {
    received.push(data as Request);
    answer(data as Request, port2);
  });
  port2.start();
  open.push(port1, port2);
  return { port: port1, core: port2, received };
}

const echo = ({ id, input }: Request, port: MessagePort) =>
  port.postMessage({ kind: 'reply', id, result: { ok: true, value: input } });

afterEach(() => {
  for (const port of open.splice(0)) port.close();
});

describe('the window calling core', () => {
  it('matches each reply with its own request, whatever the order', async () => {
    const client = createPortClient(() => restart);
    const held: Request[] = [];
    const { port } = startCore((request, core) => {
      held.push(request);
      if (held.length === 2) for (const waiting of held.toReversed()) echo(waiting, core);
    });
    client.connect(port);
    const answers = await Promise.all([client.request('a', 1), client.request('b', 2)]);
    expect(answers).toEqual([
      { ok: true, value: 1 },
      { ok: true, value: 2 },
    ]);
  });

  it('holds what is asked before there is a port', async () => {
    const client = createPortClient(() => restart);
    const early = client.request('a', 'early');
    client.connect(startCore(echo).port);
    expect(await early).toEqual({ ok: true, value: 'early' });
  });

  it('hands progress to the call it belongs to', async () => {
    const client = createPortClient(() => restart);
    const { port } = startCore((request, core) => {
      core.postMessage({ kind: 'progress', id: request.id, event: `half of ${String(request.input)}` });
      echo(request, core);
    });
    client.connect(port);
    const events: unknown[] = [];
    await Promise.all([
      client.request('a', 'first', { onProgress: (event) => events.push(event) }),
      client.request('a', 'second'),
    ]);
    expect(events).toEqual(['half of first']);
  });

  it('tells core when a call is given up', async () => {
    const client = createPortClient(() => restart);
    const { port, received } = startCore((request, core) => {
      if (request.kind !== 'cancel') return;
      core.postMessage({
        kind: 'reply',
        id: request.id,
        result: { ok: false, error: { code: 'cancelled', message: '' } },
      });
    });
    client.connect(port);
    const stop = new AbortController();
    const answer = client.request('a', 1, { signal: stop.signal });
    stop.abort();
    expect(await answer).toMatchObject({ ok: false, error: { code: 'cancelled' } });
    expect(received.map(({ kind }) => kind)).toEqual(['request', 'cancel']);
  });

  it('fails what was in flight when core starts again, says so once, and goes on', async () => {
    const client = createPortClient(() => restart);
    let restarts = 0;
    client.onRestarted(() => {
      restarts += 1;
    });
    client.connect(startCore(() => undefined).port);
    const lost = client.request('a', 1);
    client.connect(startCore(echo).port);
    expect(await lost).toEqual({ ok: false, error: restart });
    expect(await client.request('a', 2)).toEqual({ ok: true, value: 2 });
    expect(restarts).toBe(1);
  });

  it('announces changes until one stops listening', async () => {
    const client = createPortClient(() => restart);
    const { port, core } = startCore(echo);
    client.connect(port);
    const heard: (readonly string[])[] = [];
    const stop = client.onChanged((topics) => heard.push(topics));
    core.postMessage({ kind: 'changed', topics: ['records'] });
    await client.request('a', 1);
    stop();
    core.postMessage({ kind: 'changed', topics: ['models'] });
    await client.request('a', 2);
    expect(heard).toEqual([['records']]);
  });
});
