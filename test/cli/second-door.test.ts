import { once } from 'node:events';
import { appendFileSync, existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { findSocketPlace } from '../../electron/core/serving/socket-place.ts';
import { frameOf } from '../../electron/core/serving/frames.ts';
import { VERSION } from '../../shared/version.ts';
import { writeWideCsv } from '../bench/wide-csv.ts';
import { holdHome } from './hold-home-process.ts';
import { askJson, newHome, runFieldloop, startFieldloop } from './run-fieldloop.ts';

describe('beside a process that has the home open', () => {
  let home: string;
  let holder: Awaited<ReturnType<typeof holdHome>>;

  beforeEach(async () => {
    home = newHome();
    holder = await holdHome(home);
  });
  afterEach(() => void holder.kill('SIGKILL'));

  test('a command is answered by the core that runs', async () => {
    const created = askJson(home, ['project', 'create', 'Screening']);
    holder.stdin.write(`${JSON.stringify({ name: 'project.list', input: {} })}\n`);
    const [seen] = (await once(holder.stdout, 'data')) as [Buffer];

    expect(created).toMatchObject({ project: { name: 'Screening' } });
    expect(JSON.parse(seen.toString())).toMatchObject({ ok: true, value: { projects: [{ name: 'Screening' }] } });
  });

  test('it says the same as beside nobody, failures and their exit codes too', async () => {
    askJson(home, ['project', 'create', 'Screening']);
    askJson(home, ['record', 'add', '--record', '{"muac_cm":12.5,"sex":"female"}', '--subject', 'S-1']);
    const commands = [
      ['project', 'list'],
      ['record', 'list'],
      ['dataset', 'show', 'nothing'],
      ['sync', 'status'],
    ];
    const beside = commands.map((words) => runFieldloop(home, [...words, '--json']));
    holder.stdin.end();
    await once(holder, 'exit');

    const alone = commands.map((words) => runFieldloop(home, [...words, '--json']));

    expect(beside).toEqual(alone);
    expect(alone.map(({ code }) => code)).toEqual([0, 0, 1, 0]);
  });

  test('a path counts from where the person stood, not from where the running process stands', () => {
    const folder = dirname(home);
    askJson(home, ['project', 'create', 'Screening']);
    writeWideCsv(join(folder, 'few.csv'), 20, 1);

    const imported = askJson(home, ['dataset', 'import', 'few.csv', '--dataset', 'few'], folder);

    expect(imported).toMatchObject({ dataset: { name: 'few', rows: 20 } });
  });

  test('only this account may come to the socket', () => {
    const { path } = findSocketPlace(home)!;

    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
    expect(statSync(join(home, 'run/secret')).mode & 0o777).toBe(0o600);
  });

  test.each([
    ['no JSON', () => 'hello\n', 'socket.badMessage'],
    ['a question before the secret', () => ask('project.list'), 'socket.stranger'],
    ['a wrong secret', () => hello('0'.repeat(64)), 'socket.stranger'],
    ['another version', (secret: string) => hello(secret, '0.0.1'), 'home.otherVersion'],
    ['a line without an end', () => 'x'.repeat(9 * 2 ** 20), 'socket.tooLong'],
    ['a nested line', () => `${'['.repeat(4 * 2 ** 20)}\n`, 'socket.badMessage'],
    ['too much at once', (secret: string) => hello(secret) + many('home.check', 40), 'socket.tooMany'],
    ['one id twice', (secret: string) => hello(secret) + ask('home.check') + ask('home.check'), 'socket.tooMany'],
  ])('%s is refused, and the next guest is served', async (_what, says, code) => {
    const { path, secret } = findSocketPlace(home)!;

    expect(await sayTo(path, says(secret))).toContain(`"code":"${code}"`);

    expect(askJson(home, ['project', 'list'])).toEqual({ projects: [] });
  });

  test('a broken question gets the door’s answer, and the connection lives on', async () => {
    const { path, secret } = findSocketPlace(home)!;
    const questions = [ask('__proto__', 1), ask('dataset.page', 2, { ref: 5 }), ask('project.list', 3)];

    const said = await sayTo(path, hello(secret) + questions.join(''), '"id":3');

    expect(said).toContain('"code":"call.unknown"');
    expect(said).toContain('"code":"call.badInput"');
    expect(said).toContain('"projects":[]');
  });

  test('a guest that breaks off in the middle harms nobody', async () => {
    const { path, secret } = findSocketPlace(home)!;
    const socket = connect(path).on('error', () => undefined);
    await once(socket, 'connect');
    socket.write(hello(secret) + ask('home.check') + '{"kind":"requ');
    socket.destroy();

    expect(askJson(home, ['project', 'list'])).toEqual({ projects: [] });
  });

  test('a guest that reads none of its answers is let go before they fill the memory', async () => {
    const { path, secret } = findSocketPlace(home)!;
    const socket = connect(path).on('error', () => undefined);
    socket.pause();
    const longName = 'x'.repeat(4 * 2 ** 20); // it comes back in the refusal
    let asked = 0;
    const letGo = new Promise<void>((resolve) => {
      const askOn = (error?: Error | null): void => {
        if (error) resolve();
        else socket.write(ask(longName, asked++), askOn);
      };
      socket.write(hello(secret), askOn);
    });
    await letGo;
    socket.destroy();

    expect(asked).toBeLessThan(64);
    expect(askJson(home, ['project', 'list'])).toEqual({ projects: [] });
  });

  test('a home whose holder does not answer is in use', () => {
    holder.kill('SIGSTOP');

    const { code, out } = runFieldloop(home, ['project', 'list', '--json']);

    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ error: { code: 'home.inUse' } });
  });
});

test('a socket left by a process that was killed hinders nobody', async () => {
  const home = newHome();
  const holder = await holdHome(home);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  expect(existsSync(findSocketPlace(home)!.path)).toBe(true);

  expect(askJson(home, ['project', 'create', 'Wells'])).toMatchObject({ project: { name: 'Wells' } });
  const next = await holdHome(home);
  expect(askJson(home, ['project', 'list'])).toMatchObject({ projects: [{ name: 'Wells' }] });
  next.kill('SIGKILL');
});

describe('two terminals', () => {
  const home = newHome();
  const folder = dirname(home);
  const start = (...words: string[]) => startFieldloop(home, words, folder);

  beforeAll(() => {
    askJson(home, ['project', 'create', 'Screening']);
    writeWideCsv(join(folder, 'wide.csv'), 1_000_000, 1);
    writeWideCsv(join(folder, 'few.csv'), 20_000, 1);
    writeLongCsv(join(folder, 'long.csv'), readFileSync(join(folder, 'wide.csv')), 4);
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('one lists while the other imports, and Ctrl C in the second stops only its own', async () => {
    const first = start('dataset', 'import', 'long.csv', '--dataset', 'first');
    await first.says('Importing');
    const list = start('dataset', 'list', '--json');
    const second = start('dataset', 'import', 'wide.csv', '--dataset', 'second');

    expect(JSON.parse((await list.ended).out)).toEqual({ datasets: [] });
    await second.says('Importing');
    second.interrupt();

    expect(await second.ended).toMatchObject({ code: 1, err: expect.stringContaining('ancelled') });
    expect(await first.ended).toMatchObject({ code: 0, out: expect.stringContaining('first@1') });
    expect(askJson(home, ['dataset', 'list'])).toMatchObject({ datasets: [{ name: 'first', rows: 4_000_000 }] });
  });

  test('the first waits until the second has what it asked for', async () => {
    const first = start('dataset', 'import', 'few.csv', '--dataset', 'few');
    await first.says('Importing');
    const second = start('dataset', 'import', 'wide.csv', '--dataset', 'third');

    expect(await second.ended).toMatchObject({ code: 0, out: expect.stringContaining('third@1') });
    expect(await first.ended).toMatchObject({ code: 0, out: expect.stringContaining('few@1') });
  });
});

/** The rows of a table several times over: importing them takes longer than starting a command line. */
function writeLongCsv(path: string, table: Buffer, times: number): void {
  writeFileSync(path, table);
  const rows = table.subarray(table.indexOf('\n') + 1);
  for (let more = 1; more < times; more++) appendFileSync(path, rows);
}

const hello = (secret: string, version = VERSION): string => frameOf({ kind: 'hello', secret, version });
const ask = (name: string, id = 1, input: unknown = {}): string =>
  frameOf({ kind: 'request', id, name, input, project: null });
const many = (name: string, count: number): string =>
  Array.from({ length: count }, (_, index) => ask(name, index)).join('');

/** What the socket says to `text` until it hangs up, or until it said `enough`. */
function sayTo(path: string, text: string, enough?: string): Promise<string> {
  return new Promise((resolve) => {
    let said = '';
    const socket = connect(path, () => socket.write(text));
    socket.on('error', () => undefined);
    socket.on('close', () => resolve(said));
    socket.on('data', (bytes) => {
      said += bytes.toString();
      if (enough !== undefined && said.includes(enough)) socket.destroy();
    });
  });
}
