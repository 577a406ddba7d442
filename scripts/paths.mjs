import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout this script belongs to. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const runtime = join(root, '.runtime');

/** Everything set-up makes lies in one folder that git ignores: deleting it starts afresh. */
export const places = {
  runtime,
  /** A Node of our own, where the one found is too old: the unpacked `node-linux-…` package. */
  node: join(runtime, 'node', 'package'),
  /** The fallback Electron; the official one lies where its package puts it. */
  electron: join(runtime, 'electron'),
  /** SQLite with Multiple Ciphers. `electron/core/store/native-binding.ts` looks for it at this place. */
  native: join(runtime, 'native'),
  nativeSqlite: join(runtime, 'native', 'better_sqlite3.node'),
  /** Programs that the benchmarks measure against and nothing else needs. */
  peers: join(runtime, 'peers'),
  /** A Python environment with the readers that exports are tried with. */
  python: join(runtime, 'python'),
  setUpLock: join(runtime, 'set-up.lock'),
  /** JSON reports of the last `npm test`, one per suite. */
  reports: join(runtime, 'reports'),
  dist: join(root, 'dist'),
  modules: join(root, 'node_modules'),
};
