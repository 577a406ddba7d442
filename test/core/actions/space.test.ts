import { randomUUID } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { deleteDataset } from '../../../electron/core/actions/delete-dataset.ts';
import { describeDataset } from '../../../electron/core/actions/describe-dataset.ts';
import { freeSpace } from '../../../electron/core/actions/free-space.ts';
import { saveDraft } from '../../../electron/core/actions/save-draft.ts';
import { showDatasetSize } from '../../../electron/core/actions/show-dataset-size.ts';
import { showSpace } from '../../../electron/core/actions/show-space.ts';
import { verifyDatasets } from '../../../electron/core/actions/verify-datasets.ts';
import { calls } from '../../../shared/calls.ts';
import { FreeableKind, OLD_DRAFT_MS } from '../../../shared/space.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';
import { deployModel } from './deployed-model.ts';
import { importText } from './import-text.ts';

const ROWS = Array.from({ length: 4_000 }, (_, row) => `V${row},${(row * 7919) % 10_007}`);
const VISITS = `code,weight\n${ROWS.join('\n')}\n`;
const ALL = { kinds: [...FreeableKind.options] };
const databaseSize = ({ folder }: TestHome): number => statSync(join(folder, 'home.db')).size;

const kindOf = async (home: TestHome, kind: string) =>
  valueOf(await showSpace(home, {})).kinds.find((one) => one.kind === kind);

test('what takes space is told by kind and by version, exclusive and shared', async () => {
  const home = openTestHome();
  await importText(home, 'visits', VISITS);
  await describeDataset(home, { ref: 'visits', columns: [{ name: 'weight', unit: 'kg' }] });
  await importText(home, 'other', VISITS.replaceAll('V', 'W'));
  await deployModel(home, 0.5);

  const space = valueOf(await showSpace(home, {}));

  const chunkBytes = home.store.value<number>('SELECT sum(length(bytes)) FROM chunk');
  expect(space.kinds.find(({ kind }) => kind === 'datasets')).toEqual({
    kind: 'datasets',
    sizeBytes: chunkBytes,
    freeableBytes: 0,
  });
  expect(space.kinds.find(({ kind }) => kind === 'models')?.sizeBytes).toBeGreaterThan(0);
  expect(space.totalBytes).toBe(space.kinds.reduce((total, { sizeBytes }) => total + sizeBytes, 0));
  expect(space.diskFreeBytes).toBeGreaterThan(0);
  const [other, ...visits] = space.versions;
  expect(other).toMatchObject({ ref: 'other@1', rows: 4_000 });
  expect(other?.exclusiveBytes).toBeGreaterThan(0);
  expect(other?.sharedBytes).toBeGreaterThan(0); // the weights are those of the visits
  expect(visits.map(({ exclusiveBytes }) => exclusiveBytes)).toEqual([0, 0]);
});

test('homes kept from before a restore are told, and never freed by themselves', async () => {
  const home = openTestHome();
  const kept = `${home.folder}.before-20261123T094107`;
  mkdirSync(join(kept, 'blobs'), { recursive: true });
  writeFileSync(join(kept, 'home.db'), 'x'.repeat(1_000));
  writeFileSync(join(kept, 'blobs', 'a'), 'x'.repeat(234));

  expect(await kindOf(home, 'keptHomes')).toEqual({ kind: 'keptHomes', sizeBytes: 1_234, freeableBytes: 0 });
  valueOf(await freeSpace(home, ALL));

  expect(await kindOf(home, 'keptHomes')).toMatchObject({ sizeBytes: 1_234 });
  rmSync(kept, { recursive: true });
});

test('a version says how much of it the one before holds too', async () => {
  const home = openTestHome();
  await importText(home, 'visits', VISITS);
  await importText(home, 'visits', VISITS.replaceAll('V', 'W'));

  const first = valueOf(await showDatasetSize(home, { ref: 'visits@1' }));
  const second = valueOf(await showDatasetSize(home, { ref: 'visits@2' }));

  const chunkBytes = home.store.value<number>('SELECT sum(length(bytes)) FROM chunk');
  expect(first).toEqual({ versions: 2, totalBytes: chunkBytes, shared: null });
  // The weights stay, the codes are others.
  expect(second).toMatchObject({ versions: 2, totalBytes: chunkBytes, shared: { version: 1 } });
  const weightBytes = home.store.value<number>(
    'SELECT sum(length(bytes)) FROM chunk WHERE sha256 IN (SELECT sha256 FROM versionChunk WHERE columnIndex = 1)',
  );
  const bytes = home.store.value<number>(
    'SELECT sum(length(bytes)) FROM chunk WHERE sha256 IN (SELECT sha256 FROM versionChunk AS c JOIN datasetVersion AS v ON v.id = c.versionId WHERE v.version = 2)',
  );
  expect(second.shared?.share).toBeCloseTo((weightBytes ?? 0) / (bytes ?? 1), 12);
});

test('what nothing needs is freed and everything else stays whole', async () => {
  const home = openTestHome();
  await importText(home, 'visits', VISITS);
  await importText(home, 'gone', VISITS.replaceAll('V', 'W'));
  await deployModel(home, 0.5);
  valueOf(await deleteDataset(home, { ref: 'gone' }));
  home.raw.exec(`INSERT INTO chunk (sha256, bytes, "rows") VALUES ('left', zeroblob(5000), 1)`);
  home.store.emptyLog();
  const before = databaseSize(home);

  const freed = valueOf(await freeSpace(home, ALL));

  const byKind = Object.fromEntries(freed.byKind.map(({ kind, freedBytes }) => [kind, freedBytes]));
  expect(byKind).toMatchObject({ backups: 0, unreferencedFiles: 0, unreferencedChunks: 5_000 });
  expect(byKind['freePages']).toBeGreaterThan(10_000);
  expect(databaseSize(home)).toBeLessThan(before);
  expect(home.store.value('PRAGMA freelist_count')).toBe(0);
  expect(await kindOf(home, 'log')).toMatchObject({ sizeBytes: 0 });
  expect(valueOf(await verifyDatasets(home, {}))).toMatchObject({ ok: true, files: 1 });
  expect(home.store.all('PRAGMA foreign_key_check')).toEqual([]);
});

test('after the first time, empty pages are given back a few at a time', async () => {
  const home = openTestHome();
  await freeSpace(home, { kinds: ['freePages'] });
  await importText(home, 'visits', VISITS);
  valueOf(await deleteDataset(home, { ref: 'visits' }));
  const empty = (await kindOf(home, 'freePages'))?.sizeBytes ?? 0;

  const { freedBytes } = valueOf(await freeSpace(home, { kinds: ['freePages'] }));

  expect(home.store.compactsInPlace()).toBe(true);
  expect(empty).toBeGreaterThan(0);
  expect(freedBytes).toBe(empty);
});

test('a file that nothing names is freed once it is old enough to be nobody’s work', async () => {
  const home = openTestHome();
  const young = await home.blobs.put(Buffer.from('a model that is just being stored'));
  const old = await home.blobs.put(Buffer.from('left by a crash'));
  const path = join(home.folder, 'blobs', old.sha256.slice(0, 2), old.sha256.slice(2));
  utimesSync(path, new Date(0), new Date(0));

  const space = await kindOf(home, 'unreferencedFiles');
  const { freedBytes } = valueOf(await freeSpace(home, { kinds: ['unreferencedFiles'] }));

  expect(space).toEqual({
    kind: 'unreferencedFiles',
    sizeBytes: young.sizeBytes + old.sizeBytes,
    freeableBytes: old.sizeBytes,
  });
  expect(freedBytes).toBe(old.sizeBytes);
  expect((await home.blobs.read(young.sha256)).ok).toBe(true);
  expect((await home.blobs.read(old.sha256)).ok).toBe(false);
});

test('of the copies from before updates the newest stays, and what people put beside them', async () => {
  const home = openTestHome();
  const folder = join(home.folder, 'backups');
  mkdirSync(folder);
  for (const name of ['before-update-9.db', 'before-update-10.db', 'before-update-8.db', 'mine.backup']) {
    writeFileSync(join(folder, name), name);
  }

  const { freedBytes } = valueOf(await freeSpace(home, { kinds: ['backups'] }));

  expect(readdirSync(folder).toSorted()).toEqual(['before-update-10.db', 'mine.backup']);
  expect(freedBytes).toBe(36);
});

test('drafts that nobody went on with for 30 days can be freed, younger ones stay', async () => {
  const home = openTestHome();
  const save = (savedAtMs: number) =>
    saveDraft(
      { ...home, now: () => savedAtMs },
      calls['draft.save'].input.parse({ draftId: randomUUID(), values: { muac: 121 } }),
    );
  await save(home.now() - OLD_DRAFT_MS - 1);
  await save(home.now());

  const old = await kindOf(home, 'oldDrafts');
  const freed = valueOf(await freeSpace(home, { kinds: ['oldDrafts'] }));

  expect(old?.freeableBytes).toBeGreaterThan(0);
  expect(freed.freedBytes).toBe(old?.freeableBytes);
  expect(home.store.value('SELECT count(*) FROM draft')).toBe(1);
  expect((await kindOf(home, 'oldDrafts'))?.sizeBytes).toBe(0);
});
