import { createHash, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { deleteDataset } from '../../../electron/core/actions/delete-dataset.ts';
import { deriveDataset } from '../../../electron/core/actions/derive-dataset.ts';
import { importDataset } from '../../../electron/core/actions/import-dataset.ts';
import { listDatasets } from '../../../electron/core/actions/list-datasets.ts';
import { listRecords } from '../../../electron/core/actions/list-records.ts';
import { previewMerge } from '../../../electron/core/actions/preview-merge.ts';
import { verifyDatasets } from '../../../electron/core/actions/verify-datasets.ts';
import { insertLabel } from '../../../electron/core/store/labels.ts';
import { lineageOf } from '../../../electron/core/store/lineage.ts';
import { insertThreadEvent, threadEventsOfProject } from '../../../electron/core/store/threads.ts';
import { calls } from '../../../shared/calls.ts';
import { writeFolder } from '../files/images/image-folder.ts';
import { drawGarment } from '../files/images/tiny-images.ts';
import { type TestHome, valueOf } from '../open-test-home.ts';
import {
  capture,
  countAll,
  exportFrom,
  importVisits,
  merge,
  nothing,
  openLaptop,
  openTwo,
} from './exchange-laptops.ts';

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

    expect(merged.holds).toEqual({ ...nothing, records: 1, events: 2, labels: 1, datasetVersions: 2 });
    expect(merged.added).toEqual({ ...nothing, records: 1, events: 2, labels: 1, datasetVersions: 1 });
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
    expect(preview.news).toEqual({ ...nothing, records: 1, events: 2, labels: 1, datasetVersions: 1 });
    expect(countAll(second)).toEqual(before);
    expect(valueOf(await merge(second, path)).added).toEqual(preview.news);
    const after = valueOf(await previewMerge(second, { path }));
    expect(after.news).toEqual(nothing);
  });

  test('merging the same file again changes nothing, not even a line of the audit log', async () => {
    const [first, second] = openTwo();
    await capture(first, { values: { muac: 121 } });
    await importVisits(first, 'id,weight\n1,9.5\n');
    const path = await exportFrom(first);
    valueOf(await merge(second, path));
    const before = countAll(second);

    const again = valueOf(await merge(second, path));

    expect(again.added).toEqual(nothing);
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
