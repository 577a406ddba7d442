import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { backUpHome } from '../../../electron/core/actions/back-up-home.ts';
import { repairDatasets } from '../../../electron/core/actions/repair-datasets.ts';
import { verifyDatasets } from '../../../electron/core/actions/verify-datasets.ts';
import { openHome } from '../../../electron/core/home/open-home.ts';
import { restoreHome } from '../../../electron/core/home/restore-home.ts';
import { ReaderPool } from '../../../electron/core/readers/reader-pool.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';
import { deployModel } from './deployed-model.ts';
import { importText } from './import-text.ts';

const VISITS = `code,weight,site\n${Array.from({ length: 60 }, (_, row) => `V${row},${(row * 37) % 101},s${row % 3}`).join('\n')}\n`;
const newFolder = (): string => mkdtempSync(join(tmpdir(), 'fieldloop-backup-'));

/** A home with a data set, a model and a backup of both. */
async function backedUp() {
  const home = openTestHome();
  const version = await importText(home, 'visits', VISITS);
  await deployModel(home, 0.5);
  const folder = newFolder();
  const path = join(folder, 'visits.backup');
  const backup = valueOf(await backUpHome(home, { path }));
  return { home, version, folder, path, backup };
}

const damageChunk = (home: TestHome): string => {
  const sha256 = home.store.value<string>('SELECT sha256 FROM versionChunk ORDER BY columnIndex LIMIT 1') ?? '';
  home.raw.exec(`UPDATE chunk SET bytes = CAST(bytes || x'00' AS BLOB) WHERE sha256 = '${sha256}'`);
  return sha256;
};

const modelFile = ({ store, folder }: TestHome): string => {
  const sha256 = store.value<string>('SELECT sha256 FROM modelVersion') ?? '';
  return join(folder, 'blobs', sha256.slice(0, 2), sha256.slice(2));
};

test('a backup is one file with every chunk and file, and leaves nothing beside it', async () => {
  const { folder, path, backup } = await backedUp();

  expect(backup).toMatchObject({ path, chunks: 3, files: 1, isEncrypted: false, keyFile: null, damaged: [] });
  expect(readdirSync(folder)).toEqual(['visits.backup']);
  expect(readFileSync(path).length).toBe(backup.sizeBytes);
});

test('a backup that was cancelled leaves the old one, and nothing of its own', async () => {
  const { home, folder, path } = await backedUp();
  const before = readFileSync(path);
  const abort = new AbortController();
  abort.abort();

  const cancelled = await backUpHome({ ...home, signal: abort.signal }, { path });

  expect(cancelled.ok).toBe(false);
  expect(readdirSync(folder)).toEqual(['visits.backup']);
  expect(readFileSync(path).equals(before)).toBe(true);
});

test('what is damaged is mended from the backup: a chunk, one that is gone, a description and a file', async () => {
  const { home, version, path } = await backedUp();
  const chunk = damageChunk(home);
  home.raw.pragma('foreign_keys = OFF');
  home.raw.exec(`DELETE FROM chunk WHERE sha256 = (SELECT max(sha256) FROM chunk WHERE sha256 <> '${chunk}');
    UPDATE datasetVersion SET columns = replace(columns, 'weight', 'height')`);
  home.raw.pragma('foreign_keys = ON');
  writeFileSync(modelFile(home), 'not a model');

  const repair = valueOf(await repairDatasets(home, { from: path }));

  expect(repair).toMatchObject({ ok: true, stillDamaged: [] });
  expect(repair.repaired.map(({ kind, from }) => `${kind} from ${from}`).sort()).toEqual([
    'chunk from backup',
    'chunk from backup',
    'file from backup',
    'version from backup',
  ]);
  expect(repair.repaired.map(({ id }) => id)).toEqual(expect.arrayContaining([chunk, version.id]));
  expect(valueOf(await verifyDatasets(home, {})).ok).toBe(true);
  expect(valueOf(await repairDatasets(home, { from: path }))).toEqual({ ok: true, repaired: [], stillDamaged: [] });
});

test('what the backup does not hold is named as still damaged', async () => {
  const { home, path } = await backedUp();
  await importText(home, 'later', VISITS.replaceAll('V', 'W'));
  const sha256 = home.store.value<string>(
    `SELECT sha256 FROM versionChunk JOIN datasetVersion AS v ON v.id = versionId JOIN dataset AS d ON d.id = datasetId
     WHERE d.name = 'later' AND columnIndex = 0`,
  );
  home.raw.exec(`UPDATE chunk SET bytes = x'00' WHERE sha256 = '${sha256}'`);

  const repair = valueOf(await repairDatasets(home, { from: path }));

  expect(repair).toMatchObject({
    ok: false,
    repaired: [],
    stillDamaged: [{ id: sha256, kind: 'chunk', of: ['later@1'] }],
  });
});

test('a file that is no backup is refused, and damage without a server cannot be mended', async () => {
  const { home, folder } = await backedUp();
  damageChunk(home);
  const other = join(folder, 'other.txt');
  writeFileSync(other, 'nothing of the kind');

  expect(await repairDatasets(home, { from: other })).toMatchObject({
    ok: false,
    error: { code: 'backup.unreadable' },
  });
  expect(await repairDatasets(home, {})).toMatchObject({ ok: false, error: { code: 'sync.noServer' } });
});

test('a backup of a damaged home is kept, and says what is damaged in it', async () => {
  const home = openTestHome();
  await importText(home, 'visits', VISITS);
  const sha256 = damageChunk(home);

  const backup = valueOf(await backUpHome(home, { path: join(newFolder(), 'visits.backup') }));

  expect(backup.damaged).toMatchObject([{ id: sha256, kind: 'chunk', of: ['visits@1'] }]);
});

test('a home is restored whole from its backup, under its own key', async () => {
  const folder = newFolder();
  const first = valueOf(await openHome(join(folder, 'first'), 1));
  const context = { ...openTestHome(), store: first.store, blobs: first.blobs, folder: first.folder, keyFile: null };
  const { sha256 } = await first.blobs.put(Buffer.from('a photo'));
  first.store.transaction((db) => {
    db.run('INSERT INTO image VALUES (:sha256, 7)', { sha256 });
    db.run("INSERT INTO setting VALUES ('syncEpoch', '3'), ('syncClientId', 'old')");
  });
  const entry = new URL('../../../electron/core/readers/worker.ts', import.meta.url);
  const readers = new ReaderPool({ entry, database: first.database, blobs: first.blobs.options, threads: 1 });
  const path = join(folder, 'home.backup');
  valueOf(await backUpHome({ ...context, readers }, { path }));
  await readers.close();
  first.close();

  const keyFile = existsSync(join(folder, 'first.key')) ? join(folder, 'first.key') : null;
  const restored = valueOf(await restoreHome({ backup: path, folder: join(folder, 'second'), keyFile, nowMs: 0 }));
  const again = await restoreHome({ backup: path, folder: join(folder, 'second'), keyFile, nowMs: 0 });

  expect(restored).toMatchObject({ files: 1, damaged: [] });
  expect(again).toMatchObject({ ok: false, error: { code: 'restore.notEmpty' } });
  const second = valueOf(await openHome(join(folder, 'second'), 2));
  expect(second.device).toEqual(first.device);
  expect(Buffer.from(valueOf(await second.blobs.read(sha256))).toString()).toBe('a photo');
  expect(second.store.value("SELECT value FROM setting WHERE name = 'syncEpoch'")).toBe('4');
  expect(second.store.all("SELECT name FROM sqlite_schema WHERE name LIKE 'backup%'")).toEqual([]);
  second.close();
  expect(readdirSync(folder).filter((name) => name.includes('restoring'))).toEqual([]);
});

test('a backup in which a byte was changed is not restored', async () => {
  const { path, folder } = await backedUp();
  const bytes = readFileSync(path);
  const refused: string[] = [];
  for (const share of [0, 0.3, 0.6, 0.9]) {
    const at = Math.floor(bytes.length * share);
    writeFileSync(path, Buffer.concat([bytes.subarray(0, at), Buffer.alloc(4096, 0xa5), bytes.subarray(at + 4096)]));
    const target = join(folder, `home-${share}`);
    const restored = await restoreHome({ backup: path, folder: target, keyFile: null, nowMs: 0 });
    if (!restored.ok) refused.push(restored.error.code);
    else if (restored.value.damaged.length > 0) refused.push('named');
    expect(existsSync(target)).toBe(restored.ok);
  }

  expect(refused).toHaveLength(4);
});
