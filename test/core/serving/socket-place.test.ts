import { createServer } from 'node:net';
import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { findSocketPlace, makeSocketPlace, socketPathOf } from '../../../electron/core/serving/socket-place.ts';

const newHome = (): string => mkdtempSync(join(tmpdir(), 'fieldloop-'));
const SECRET = 'a'.repeat(64);

test('lies in the home, and keeps its secret from start to start', () => {
  const home = newHome();
  expect(findSocketPlace(home)).toBeNull();

  const place = makeSocketPlace(home);

  expect(place?.path).toContain(join('run', 'core.sock'));
  expect(findSocketPlace(home)).toEqual(place);
  expect(makeSocketPlace(home)).toEqual(place);
});

test('makes a secret that a crash cut short anew', () => {
  const home = newHome();
  makeSocketPlace(home);
  writeFileSync(join(home, 'run/secret'), 'abc');
  expect(findSocketPlace(home)).toBeNull();

  expect(makeSocketPlace(home)?.secret).toMatch(/^[0-9a-f]{64}$/);
});

test('a home whose name is too long for a socket listens in a private folder under a short name', async () => {
  const home = join(newHome(), 'district '.repeat(12), 'home');
  mkdirSync(home, { recursive: true });

  const { path } = makeSocketPlace(home)!;
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(path, resolve));

  expect(findSocketPlace(home)?.path).toBe(path);
  expect(Buffer.byteLength(path)).toBeLessThan(104);
  expect(statSync(dirname(path)).mode & 0o777).toBe(0o700);
  await new Promise((resolve) => server.close(resolve));
  rmSync(dirname(path), { recursive: true });
});

test('a home in which no private folder can be made has no place, and no fault', () => {
  const home = newHome();
  writeFileSync(join(home, 'run'), '');

  expect(makeSocketPlace(home)).toBeNull();
  expect(findSocketPlace(home)).toBeNull();
});

test('counts bytes, not letters, and finds no place where even the temporary folder is long', () => {
  const home = `/srv/${'é'.repeat(45)}`;

  expect(socketPathOf(home, SECRET, '/t', 'linux')).toMatch(/^\/t\/fieldloop-[0-9a-f]{24}\/core\.sock$/);
  expect(socketPathOf(home, SECRET, `/${'t'.repeat(90)}`, 'linux')).toBeNull();
});

test('on Windows the pipe’s name tells nothing of the home and cannot be guessed without its secret', () => {
  const name = socketPathOf('C:\\Users\\amina\\home', SECRET, 'C:\\Temp', 'win32');

  expect(name).toMatch(/^\\\\\.\\pipe\\fieldloop-[0-9a-f]{24}$/);
  expect(socketPathOf('C:\\Users\\amina\\home', 'b'.repeat(64), 'C:\\Temp', 'win32')).not.toBe(name);
});
