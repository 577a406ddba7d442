import { expect, test } from 'vitest';
import { addRecord } from '../../../electron/core/actions/add-record.ts';
import { listRecords } from '../../../electron/core/actions/list-records.ts';
import { scoreRecord } from '../../../electron/core/actions/score-record.ts';
import { lineageOf } from '../../../electron/core/store/lineage.ts';
import { ProjectDefinition } from '../../../shared/project.ts';
import { openTestHome, valueOf } from '../open-test-home.ts';
import { deployModel } from './deployed-model.ts';

const added = (values: Record<string, string | number | null>, subjectCode?: string) => ({
  values,
  unmeasured: {},
  predictionShown: false,
  ...(subjectCode === undefined ? {} : { subjectCode }),
});

const definition = ProjectDefinition.parse({
  form: { sections: [{ name: 'child', fields: [{ name: 'muac_cm', type: 'number', min: 6, max: 30, unit: 'cm' }] }] },
});

test('keeps a record and its prediction together, each queued for the server', async () => {
  const home = openTestHome();
  const model = await deployModel(home, 0.8);

  const { recordId, prediction } = valueOf(await addRecord(home, added({ x: 1 }, 'C-1')));

  expect(prediction).toMatchObject({ recordId, modelRef: 'sick@1', threshold: 0.8, input: { x: 1 }, outside: [] });
  expect(prediction?.output.prediction).toBe('well');
  expect(prediction?.output.probabilities?.['sick']).toBeCloseTo(1 / (1 + Math.exp(-1)), 6);
  expect(home.store.all('SELECT kind, lane FROM outbox ORDER BY id')).toEqual([
    { kind: 'record.added', lane: recordId },
    { kind: 'prediction.made', lane: recordId },
  ]);
  const ancestors = lineageOf(home.store, prediction?.id ?? '').nodes.map(({ id }) => id);
  expect(ancestors).toEqual(expect.arrayContaining([recordId, model.id]));
});

test('calls the positive class from the threshold up', async () => {
  const home = openTestHome();
  await deployModel(home, 0.5);

  const { prediction } = valueOf(await addRecord(home, added({ x: 0 })));

  expect(prediction?.output.prediction).toBe('sick');
});

test('keeps the record when the model cannot be opened', async () => {
  const home = openTestHome();
  await deployModel(home, 0.5, new TextEncoder().encode('no model'));

  const { recordId, prediction } = valueOf(await addRecord(home, added({ x: 1 })));

  expect(prediction).toBeNull();
  expect(home.store.all('SELECT id FROM record')).toEqual([{ id: recordId }]);
});

test('gives a subject one key of 32 bytes, however often it is visited', async () => {
  const home = openTestHome();

  await addRecord(home, added({ x: 1 }, 'C-1'));
  await addRecord(home, added({ x: 2 }, 'C-1'));

  expect(home.store.all('SELECT length(key) AS bytes FROM subjectKey')).toEqual([{ bytes: 32 }]);
  expect(home.store.value('SELECT count(DISTINCT subjectId) FROM record')).toBe(1);
});

test('an edit is a second event of the same record', async () => {
  const home = openTestHome();
  const { recordId } = valueOf(await addRecord(home, added({ x: 1 }, 'C-1')));

  valueOf(await addRecord(home, { ...added({ x: 2 }), recordId }));

  const { records, of } = valueOf(await listRecords(home, { limit: 10 }));
  expect(of).toBe(1);
  expect(records).toMatchObject([{ id: recordId, subjectCode: 'C-1', values: { x: 2 } }]);
  expect(home.store.value('SELECT count(*) FROM recordEvent WHERE baseEventId IS NOT NULL')).toBe(1);
});

test('refuses a value that the form does not allow, proposes the slipped point, and saves nothing', async () => {
  const home = openTestHome({ definition });

  const result = await addRecord(home, added({ muac_cm: 125 }));

  expect(result).toMatchObject({
    ok: false,
    error: { code: 'record.valueRefused', message: expect.stringMatching(/"muac_cm".*Did you mean 12\.5\?/) },
  });
  expect(home.store.all('SELECT id FROM record')).toEqual([]);
});

test('scores what is typed without storing it, and names what is missing and unlike training', async () => {
  const home = openTestHome();
  await deployModel(home, 0.5);

  const far = valueOf(await scoreRecord(home, { values: { x: 9 } }));

  expect(far).toMatchObject({ modelRef: 'sick@1', positiveClass: 'sick', threshold: 0.5, missing: [] });
  expect(far.guards).toMatchObject([{ guard: 'unit', column: 'x', reason: 'above', limit: 4, meant: { value: 0.9 } }]);
  expect(far.output).toBeNull();
  expect(home.store.all('SELECT id FROM prediction')).toEqual([]);
});

test('keeps free text on the laptop: what is queued for the server is without it', async () => {
  const fields = [{ name: 'note', type: 'text' as const }];
  const home = openTestHome({
    definition: ProjectDefinition.parse({ form: { sections: [{ name: 'visit', fields }] } }),
  });

  valueOf(await addRecord(home, added({ x: 1, note: 'asked for Grace' })));

  expect(valueOf(await listRecords(home, { limit: 1 })).records[0]?.values).toEqual({ x: 1, note: 'asked for Grace' });
  const payload = JSON.parse(home.store.value<string>('SELECT payload FROM outbox') ?? '{}') as unknown;
  expect(payload).toMatchObject({ values: { x: 1 } });
  expect(JSON.stringify(payload)).not.toContain('Grace');
});

test('keeps why an answer is missing beside the values, in the record and in what is queued', async () => {
  const home = openTestHome({ definition });

  valueOf(await addRecord(home, { ...added({ muac_cm: null }), unmeasured: { muac_cm: 'noInstrument' } }));

  const { records } = valueOf(await listRecords(home, { limit: 10 }));
  expect(records).toMatchObject([{ values: { muac_cm: null }, unmeasured: { muac_cm: 'noInstrument' } }]);
  expect(home.store.value("SELECT payload ->> '$.unmeasured.muac_cm' FROM outbox")).toBe('noInstrument');
});

test('refuses a reason for a value that is there', async () => {
  const home = openTestHome({ definition });

  const result = await addRecord(home, { ...added({ muac_cm: 12 }), unmeasured: { muac_cm: 'refused' } });

  expect(result).toMatchObject({ ok: false, error: { code: 'record.reasonBesideValue' } });
  expect(home.store.value('SELECT count(*) FROM record')).toBe(0);
});

test('a model is not asked about a record of which something is missing: it might fail, or guess', async () => {
  const home = openTestHome();
  await deployModel(home, 0.5);

  expect(valueOf(await scoreRecord(home, { values: {} }))).toMatchObject({ output: null, missing: ['x'] });
});
