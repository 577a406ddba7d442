import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FolderInUse } from '../../../server/lock-folder.ts';
import { openEmbedded } from '../../../server/open-storage.ts';

let folder: string;
let started: ChildProcess[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fieldloop-lock-'));
  started = [];
});

afterEach(async () => {
  await Promise.all(started.map(kill));
  rmSync(folder, { recursive: true });
});

async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGKILL');
  await ended;
}

function start(args: readonly string[]): ChildProcess {
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'pipe'] });
  started.push(child);
  return child;
}

/** The first line of either output: what a starter says of how it went. */
const firstLine = (child: ChildProcess): Promise<string> =>
  Promise.race(
    [child.stdout, child.stderr].map(async (output) => {
      const [line] = await once(createInterface({ input: output! }), 'line');
      return String(line);
    }),
  );

const serverEntry = join(import.meta.dirname, '..', '..', '..', 'server', 'main.ts');
const startServer = (): ChildProcess => start([serverEntry, '--data', folder, '--port', '0']);

const lockModule = new URL('../../../server/lock-folder.ts', import.meta.url).href;
/** A process that takes the lock when it is told to, says how that went, and stays. */
async function readyTaker(): Promise<ChildProcess> {
  const source = `
    import { lockFolder } from ${JSON.stringify(lockModule)};
    process.stdin.once('data', () => {
      try { lockFolder(${JSON.stringify(folder)}); console.log('held'); } catch (cause) { console.log(cause.name); }
    });
    console.log('ready');`;
  const child = start(['--input-type=module', '--eval', source]);
  expect(await firstLine(child)).toBe('ready');
  return child;
}

async function take(child: ChildProcess): Promise<string> {
  const answer = firstLine(child);
  child.stdin!.write('now\n');
  return answer;
}

test('a second opener is refused while the first has the folder, and served when it has closed', async () => {
  const first = await openEmbedded(folder);
  await expect(openEmbedded(folder)).rejects.toThrow(FolderInUse);
  await first.close();
  const second = await openEmbedded(folder);
  expect(await second.all('SELECT count(*)::integer AS count FROM operation')).toEqual([{ count: 0 }]);
  await second.close();
}, 60_000);

test('of eight takers at the same instant exactly one holds the folder, also after a holder was killed', async () => {
  for (const round of ['fresh', 'left by a killed one']) {
    const takers = await Promise.all(Array.from({ length: 8 }, readyTaker));
    const answers = await Promise.all(takers.map(take));
    expect(answers.toSorted(), round).toEqual([...Array.from({ length: 7 }, () => 'FolderInUse'), 'held']);
    await Promise.all(takers.map(kill));
  }
});

test('of two servers started at the same instant one serves and the other says why not, killed ones forgotten', async () => {
  const ids = new Set<unknown>();
  for (let round = 0; round < 2; round += 1) {
    const servers = [startServer(), startServer()];
    const lines = await Promise.all(servers.map(firstLine));
    const [account, refusal] = lines.toSorted((a, b) => Number(b.startsWith('{')) - Number(a.startsWith('{')));
    const { url, serverId } = JSON.parse(account!);
    expect(refusal).toBe(
      `Another server has the data folder ${folder} open. Stop it first, or give --data another folder.`,
    );
    expect(await (await fetch(`${url}/health`)).json()).toMatchObject({ serverId });
    ids.add(serverId);
    await Promise.all(servers.map(kill));
  }
  expect(ids.size).toBe(1);
}, 60_000);
