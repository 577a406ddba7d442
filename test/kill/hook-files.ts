import fs from 'node:fs';
import promises, { type FileHandle } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { basename } from 'node:path';
import { reach } from './named-points.ts';

/** Names the points around every file that a side writes: made and still empty, written, synced, renamed. */
export async function hookFiles(): Promise<void> {
  const { rename } = promises;
  promises.rename = async (from, to) => {
    reach('before a rename');
    await rename(from, to);
    reach('after a rename');
  };
  const { openSync, writeFileSync, renameSync } = fs;
  fs.openSync = (path, flags, mode) => {
    const file = openSync(path, flags, mode);
    if (String(flags).startsWith('w')) reach(`${kindOf(String(path))} made, still empty`);
    return file;
  };
  fs.writeFileSync = (path, data, options) => {
    writeFileSync(path, data, options);
    reach(`${kindOf(String(path))} written`);
  };
  fs.renameSync = (from, to) => {
    renameSync(from, to);
    reach(`${kindOf(String(to))} renamed`);
  };
  syncBuiltinESMExports();
  await hookHandles();
}

async function hookHandles(): Promise<void> {
  const handle = await promises.open(process.execPath, 'r');
  const prototype = Object.getPrototypeOf(handle) as FileHandle; // its methods are the ones that every handle has
  await handle.close();
  for (const name of ['write', 'writeFile', 'sync'] as const) {
    const original = prototype[name] as (...given: readonly unknown[]) => Promise<unknown>; // called as it was called
    const hooked = async function (this: FileHandle, ...given: readonly unknown[]): Promise<unknown> {
      const answer = await original.apply(this, [...given]);
      reach(`a file's ${name}`);
      return answer;
    };
    Object.defineProperty(prototype, name, { value: hooked });
  }
}

/** A name without what differs between two runs; of the hundreds of files of a cluster, one stands for all. */
const kindOf = (path: string): string =>
  basename(path)
    .replace(/\.[0-9a-f-]{36}/, '')
    .replace(/^.*\.key.*$/, 'the key file')
    .replace(/^(\d|pg|post|replorigin|[0-9A-F]{24}$).*$/, 'a file of the cluster');
