import { cpSync, existsSync, mkdirSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Engine } from '../../electron/core/actions/context.ts';
import { type Ask, openLaptop } from './open-laptop.ts';
import { prepare } from './steps.ts';

export type PreparedHome = {
  /** Where everything of a test lies; for the test to remove. */
  readonly root: string;
  /** Copies the home, its key and its files; answers the copy's folder. */
  readonly copy: (name: string) => string;
  /** The hashes of its data sets' chunks. */
  readonly chunks: readonly string[];
};

/** A home in which every step can be taken, made once and copied for each point. */
export async function prepareHome(
  engine: Engine,
  serverUrl: string | null,
  fill: (ask: Ask, folder: string) => Promise<void> = prepare,
): Promise<PreparedHome> {
  const root = mkdtempSync(join(tmpdir(), 'fieldloop-kill-'));
  const prepared = join(root, 'prepared', 'home');
  const laptop = await openLaptop(prepared, engine);
  await fill(laptop.ask, prepared);
  if (serverUrl !== null) await laptop.ask('sync.setServer', { url: serverUrl });
  const chunks = laptop.home.store.all('SELECT DISTINCT sha256 FROM versionChunk').map((row) => String(row['sha256']));
  await laptop.close();
  const copy = (name: string): string => {
    const folder = newPlace(root, name);
    cpSync(prepared, folder, { recursive: true });
    if (existsSync(`${prepared}.key`)) cpSync(`${prepared}.key`, `${folder}.key`);
    return folder;
  };
  return { root, copy, chunks };
}

/** A folder for a home, and for the key that lies beside it. */
export function newPlace(root: string, name: string): string {
  mkdirSync(join(root, name));
  return join(root, name, 'home');
}
