import { createHash, randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { addRecord } from '../../../electron/core/actions/add-record.ts';
import { deleteDataset } from '../../../electron/core/actions/delete-dataset.ts';
import { deriveDataset } from '../../../electron/core/actions/derive-dataset.ts';
import { exportProject } from '../../../electron/core/actions/export-project.ts';
import { importDataset } from '../../../electron/core/actions/import-dataset.ts';
import { listDatasets } from '../../../electron/core/actions/list-datasets.ts';
import { listRecords } from '../../../electron/core/actions/list-records.ts';
import { mergeProject } from '../../../electron/core/actions/merge-project.ts';
import { previewMerge } from '../../../electron/core/actions/preview-merge.ts';
import { verifyDatasets } from '../../../electron/core/actions/verify-datasets.ts';
import { writeExchange } from '../../../electron/core/readers/write-exchange.ts';
import { insertLabel } from '../../../electron/core/store/labels.ts';
import { lineageOf } from '../../../electron/core/store/lineage.ts';
import { insertThreadEvent, threadEventsOfProject } from '../../../electron/core/store/threads.ts';
import { calls, type Input } from '../../../shared/calls.ts';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import { ProjectDefinition } from '../../../shared/project.ts';
import { writeFolder } from '../files/images/image-folder.ts';
import { drawGarment } from '../files/images/tiny-images.ts';
import { type TestHome, valueOf } from '../open-test-home.ts';
import { openProjectLaptop } from './open-project-laptop.ts';

const definition = ProjectDefinition.parse({
  columns: [{ name: 'name', type: 'text', role: 'identifier' }],
  form: { sections: [{ name: 'visit', fields: [{ name: 'note', type: 'text' }] }] },
});

const openLaptop = (projectId?: string): TestHome => openProjectLaptop(definition, projectId);

function openTwo(): readonly [TestHome, TestHome] {
  const projectId = randomUUID();
  return [openLaptop(projectId), openLaptop(projectId)];
}

async function exportFrom(home: TestHome): Promise<string> {
  const path = join(home.folder, `${randomUUID()}.exchange`);
  valueOf(await exportProject(home, { path }));
  return path;
}

const merge = (home: TestHome, path: string, other: 'refuse' | 'join' | 'mix' = 'refuse') =>
  mergeProject(home, { path, other });

const capture = async (home: TestHome, input: Input<'record.add'>): Promise<string> =>
  valueOf(await addRecord(home, calls['record.add'].input.parse(input))).recordId;

async function importVisits(home: TestHome, content: string, append = false): Promise<DatasetVersion> {
  const path = join(home.folder, 'visits.csv');
  writeFileSync(path, content);
  return valueOf(await importDataset(home, calls['dataset.import'].input.parse({ path, dataset: 'visits', append })));
}

const label = (home: TestHome, predictionId: string): void =>
  home.store.transaction((db) =>
    insertLabel(
      db,
      {
        id: randomUUID(),
        predictionId,
        actorId: home.actorId,
        revision: 1,
        answer: { kind: 'confirmed' },
        predictionShown: true,
        answeredAtMs: home.now(),
      },
      home,
    ),
  );

/** What two laptops have in common when they hold the same: ids of events and labels, digests of versions. */
const holdings = (home: TestHome) => ({
  events: home.store.all('SELECT id FROM recordEvent ORDER BY id'),
  labels: home.store.all('SELECT id FROM label ORDER BY id'),
  versions: home.store.all('SELECT digest FROM datasetVersion ORDER BY digest'),
});

/** Something said of a run that is on neither laptop. */
const comment = (home: TestHome, text: string): void =>
  home.store.transaction((db) =>
    insertThreadEvent(db, home.projectId, {
      id: randomUUID(),
      topic: { kind: 'run', id: '00000000-0000-4000-8000-000000000001', label: 'referral@3' },
      place: 1,
      word: { kind: 'comment', text },
      actorId: home.actorId,
      actorName: 'Amina',
      deviceId: home.deviceId,
      saidAtMs: home.now(),
    }),
  );

const saidIn = (home: TestHome) => threadEventsOfProject(home.store, home.projectId).map(({ word }) => word);

const tables = [
  'record',
  'recordEvent',
  'label',
  'subject',
  'actor',
  'device',
  'datasetVersion',
  'chunk',
  'lease',
  'outbox',
  'audit',
];
const countAll = (home: TestHome) =>
  tables.map((table) => [table, home.store.value<number>(`SELECT count(*) FROM "${table}"`)]);

describe('project.export and project.merge', () => {
  test('laptops that merge each other’s files hold the same, without doubles', async () => {
    const [first, second] = openTwo();
    const visit = await capture(first, { values: { muac: 121 } });
    await capture(first, { recordId: visit, values: { muac: 122 } });
    await capture(second, { values: { muac: 140 } });
    label(first, 'prediction-1');
    label(second, 'prediction-1');
    for (const home of [first, second]) await importVisits(home, 'id,weight\n1,9.5\n2,8\n');
    await importVisits(first, 'id,weight\n3,7\n', true);

    const [ofFirst, ofSecond] = [await exportFrom(first), await exportFrom(second)];
    const merged = valueOf(await merge(second, ofFirst));
    valueOf(await merge(first, ofSecond));

    expect(merged.holds).toEqual({
      records: 1,
      events: 2,
      labels: 1,
      datasetVersions: 2,
      forms: 0,
      merges: 0,
      comments: 0,
      models: 0,
      erasures: 0,
      formUses: 0,
    });
    expect(merged.added).toEqual({
      records: 1,
      events: 2,
      labels: 1,
      datasetVersions: 1,
      forms: 0,
      merges: 0,
      comments: 0,
      models: 0,
      erasures: 0,
      formUses: 0,
    });
    expect(merged.leftOut).toBe(0);
    expect(holdings(first)).toEqual(holdings(second));
    expect(holdings(first)).toMatchObject({ events: { length: 3 }, labels: { length: 2 }, versions: { length: 2 } });
    const values = valueOf(await listRecords(second, { limit: 10 })).records.map((record) => record.values);
    expect(values).toContainEqual({ muac: 122 });
    for (const home of [first, second]) expect(valueOf(await verifyDatasets(home, {})).ok).toBe(true);
  });

  test('what a file would bring is told before, and is what it then brings', async () => {
    const [first, second] = openTwo();
    const visit = await capture(first, { values: { muac: 121 } });
    await capture(first, { recordId: visit, values: { muac: 122 } });
    label(first, 'prediction-1');
    await importVisits(first, 'id,weight\n1,9.5\n2,8\n');
    const path = await exportFrom(first);
    const before = countAll(second);

    const preview = valueOf(await previewMerge(second, { path }));

    expect(preview).toMatchObject({ place: 'inUse', versions: [{ name: 'visits', rows: 2 }] });
    expect(preview.news).toEqual({
      records: 1,
      events: 2,
      labels: 1,
      datasetVersions: 1,
      forms: 0,
      merges: 0,
      comments: 0,
      models: 0,
      erasures: 0,
      formUses: 0,
    });
    expect(countAll(second)).toEqual(before);
    expect(valueOf(await merge(second, path)).added).toEqual(preview.news);
    const after = valueOf(await previewMerge(second, { path }));
    expect(after.news).toEqual({
      records: 0,
      events: 0,
      labels: 0,
      datasetVersions: 0,
      forms: 0,
      merges: 0,
      comments: 0,
      models: 0,
      erasures: 0,
      formUses: 0,
    });
  });

  test('merging the same file again changes nothing, not even a line of the audit log', async () => {
    const [first, second] = openTwo();
    await capture(first, { values: { muac: 121 } });
    await importVisits(first, 'id,weight\n1,9.5\n');
    const path = await exportFrom(first);
    valueOf(await merge(second, path));
    const before = countAll(second);

    const again = valueOf(await merge(second, path));

    expect(again.added).toEqual({
      records: 0,
      events: 0,
      labels: 0,
      datasetVersions: 0,
      forms: 0,
      merges: 0,
      comments: 0,
      models: 0,
      erasures: 0,
      formUses: 0,
    });
    expect(countAll(second)).toEqual(before);
    // Nor does a file that went round: what comes back to the first laptop is its own.
    const own = countAll(first).filter(([table]) => table !== 'device' && table !== 'actor');
    valueOf(await merge(first, await exportFrom(second)));
    expect(countAll(first).filter(([table]) => table !== 'device' && table !== 'actor')).toEqual(own);
  });

  test('a file that this laptop wrote itself brings nothing', async () => {
    const home = openLaptop();
    await capture(home, { values: { muac: 121 } });

    const { added, leftOut } = valueOf(await merge(home, await exportFrom(home)));

    expect([new Set(Object.values(added)), leftOut]).toEqual([new Set([0]), 0]);
  });

  test('versions come with their source, their maker and the versions that they were made of', async () => {
    const [first, second] = openTwo();
    const base = await importVisits(first, 'id,weight\n1,9.5\n2,\n');
    const derived = valueOf(
      await deriveDataset(
        first,
        calls['dataset.derive'].input.parse({
          ref: 'visits',
          name: 'filled',
          steps: [{ kind: 'fill', column: 'weight', with: 'mean' }],
        }),
      ),
    );

    valueOf(await merge(second, await exportFrom(first)));

    const { datasets } = valueOf(await listDatasets(second, {}));
    expect(datasets).toEqual(valueOf(await listDatasets(first, {})).datasets);
    expect(lineageOf(second.store, derived.id).edges).toEqual(lineageOf(first.store, derived.id).edges);
    expect(lineageOf(second.store, derived.id).edges).toContainEqual({
      from: base.id,
      to: derived.id,
      kind: 'derived',
    });
  });

  test('a derived version finds the base that both laptops imported on their own', async () => {
    const [first, second] = openTwo();
    await importVisits(first, 'id,weight\n1,9.5\n2,\n');
    const here = await importVisits(second, 'id,weight\n1,9.5\n2,\n');
    const input = calls['dataset.derive'].input.parse({
      ref: 'visits',
      steps: [{ kind: 'fill', column: 'weight', with: 'constant', value: 1 }],
    });
    const derived = valueOf(await deriveDataset(first, input));

    const merged = valueOf(await merge(second, await exportFrom(first)));

    expect(merged.added.datasetVersions).toBe(1);
    expect(lineageOf(second.store, derived.id).edges).toContainEqual({
      from: here.id,
      to: derived.id,
      kind: 'derived',
    });
  });

  test('what names people goes sealed, opens on no other laptop, and free text stays at home', async () => {
    const [first, second] = openTwo();
    const values = { name: 'Ada Lovelace', note: 'lives by the well', muac: 121 };
    await capture(first, { subjectCode: 'S-1', values });

    const path = await exportFrom(first);
    valueOf(await merge(second, path));

    const bytes = readFileSync(path).toString('latin1');
    expect(bytes).not.toContain('Ada');
    expect(bytes).not.toContain('S-1');
    expect(bytes).not.toContain('by the well');
    const [record] = valueOf(await listRecords(second, { limit: 10 })).records;
    expect(record?.values).toEqual({ muac: 121 });
    expect(second.store.value('SELECT sealed FROM recordEvent')).toEqual(
      first.store.value('SELECT sealed FROM recordEvent'),
    );
  });

  test('the images of a data set come with it, once', async () => {
    const [first, second] = openTwo();
    const images = { 'a.png': drawGarment(1), 'b.png': drawGarment(2) };
    const path = writeFolder({ 'labels.csv': 'picture,kind\na.png,coat\nb.png,shoe\n', ...images });
    valueOf(await importDataset(first, calls['dataset.import'].input.parse({ path, dataset: 'garments' })));

    valueOf(await merge(second, await exportFrom(first)));

    for (const image of Object.values(images)) {
      const sha256 = createHash('sha256').update(image).digest('hex');
      expect(Buffer.from(valueOf(await second.blobs.read(sha256)))).toEqual(Buffer.from(image));
    }
    expect(second.store.value('SELECT count(*) FROM image')).toBe(2);
    expect(valueOf(await verifyDatasets(second, {}))).toMatchObject({ ok: true });
  });

  test('a version that was deleted here does not come back', async () => {
    const [first, second] = openTwo();
    const version = await importVisits(first, 'id,weight\n1,9.5\n');
    const path = await exportFrom(first);
    valueOf(await merge(second, path));
    valueOf(await deleteDataset(second, calls['dataset.delete'].input.parse({ ref: version.id })));

    expect(valueOf(await merge(second, path)).added.datasetVersions).toBe(0);
    expect(valueOf(await listDatasets(second, {})).datasets).toEqual([]);
  });
});

describe('a file of another project', () => {
  test('is refused, joined as that project, or mixed into the one in use, as told', async () => {
    const [first, second] = [openLaptop(), openLaptop()];
    await capture(first, { values: { muac: 121 } });
    const path = await exportFrom(first);
    const before = countAll(second);

    expect(await merge(second, path)).toMatchObject({ ok: false, error: { code: 'exchange.otherProject' } });
    expect(await merge(second, path, 'join')).toMatchObject({ ok: false, error: { code: 'project.nameTaken' } });
    expect(countAll(second)).toEqual(before);

    second.raw.prepare("UPDATE project SET name = 'Elsewhere'").run();
    const joined = valueOf(await merge(second, path, 'join'));
    expect(joined).toMatchObject({ project: { id: first.projectId, name: 'Screening' }, added: { records: 1 } });
    expect(valueOf(await listRecords(second, { limit: 10 })).of).toBe(0);
    expect(valueOf(await listRecords({ ...second, projectId: first.projectId }, { limit: 10 })).of).toBe(1);

    const third = openLaptop();
    expect(valueOf(await merge(third, path, 'mix')).project.id).toBe(third.projectId);
    expect(valueOf(await listRecords(third, { limit: 10 })).of).toBe(1);
  });
});

describe('a file that cannot be trusted', () => {
  async function exported(): Promise<{ second: TestHome; path: string; bytes: Buffer }> {
    const [first, second] = openTwo();
    await capture(first, { values: { muac: 121 } });
    await importVisits(
      first,
      `id,weight\n${Array.from({ length: 500 }, (_, row) => `${row},${row / 7}`).join('\n')}\n`,
    );
    const path = await exportFrom(first);
    return { second, path, bytes: readFileSync(path) };
  }

  test('one flipped bit anywhere, a lost end or something after it is found, and nothing is taken in', async () => {
    const { second, path, bytes } = await exported();
    const before = countAll(second);
    const places = Array.from({ length: 30 }, (_, place) => Math.floor((place * (bytes.length - 1)) / 29));

    for (const place of places) {
      const flipped = Buffer.from(bytes);
      flipped[place] = flipped[place]! ^ 4;
      writeFileSync(path, flipped);
      const refused = await merge(second, path);
      expect(refused.ok || refused.error.code).toMatch(/^exchange\.(damaged|notExchange|newer|untrusted)$/);
    }
    for (const other of [bytes.subarray(0, -1), bytes.subarray(0, bytes.length >> 1), Buffer.concat([bytes, bytes])]) {
      writeFileSync(path, other);
      expect(await merge(second, path)).toMatchObject({ ok: false, error: { code: 'exchange.damaged' } });
    }
    expect(countAll(second)).toEqual(before);
  });

  test('a newer format, another file and one that is not there are told apart', async () => {
    const { second, path, bytes } = await exported();
    const text = '"format":1';
    const at = bytes.indexOf(text);
    const newer = Buffer.concat([bytes.subarray(0, at), Buffer.from('"format":2'), bytes.subarray(at + text.length)]);

    writeFileSync(path, newer);
    expect(await merge(second, path)).toMatchObject({ ok: false, error: { code: 'exchange.newer' } });
    writeFileSync(path, 'id,weight\n1,2\n');
    expect(await merge(second, path)).toMatchObject({ ok: false, error: { code: 'exchange.notExchange' } });
    expect(await merge(second, `${path}.no`)).toMatchObject({ ok: false, error: { code: 'file.unreadable' } });
  });

  test('a laptop that shows another key than before is refused', async () => {
    const { second, path } = await exported();
    valueOf(await merge(second, path));
    second.raw.prepare("UPDATE device SET publicKey = 'another' WHERE id <> ?").run(second.deviceId);

    expect(await merge(second, path)).toMatchObject({ ok: false, error: { code: 'exchange.untrusted' } });
  });

  test('a cancelled export leaves no file, and a cancelled merge nothing of it', async () => {
    const { second, path } = await exported();
    const before = countAll(second);
    const abort = new AbortController();
    const cancelling = { ...second, signal: abort.signal, progress: () => abort.abort() };

    expect(await merge(cancelling, path)).toMatchObject({ ok: false, error: { code: 'exchange.cancelled' } });
    expect(countAll(second)).toEqual(before);

    const to = join(second.folder, 'cancelled.exchange');
    const written = await writeExchange(
      second.store,
      { projectId: second.projectId, to, atMs: 0 },
      { signal: AbortSignal.abort(), onProgress: () => undefined, blobs: null },
    );
    expect(written).toMatchObject({ ok: false, error: { code: 'exchange.cancelled' } });
    expect(readdirSync(second.folder).filter((name) => name.includes('cancelled'))).toEqual([]);
  });

  test('what people said of runs comes with a file, is counted, and comes once', async () => {
    const [first, second] = openTwo();
    comment(first, 'Weak at Mbale');
    comment(second, 'Trained again');
    const path = await exportFrom(first);

    expect(valueOf(await previewMerge(second, { path })).news.comments).toBe(1);
    expect(valueOf(await merge(second, path)).added.comments).toBe(1);
    expect(valueOf(await merge(second, path)).added.comments).toBe(0);
    expect(saidIn(second)).toEqual(
      expect.arrayContaining([
        { kind: 'comment', text: 'Weak at Mbale' },
        { kind: 'comment', text: 'Trained again' },
      ]),
    );
  });
});
