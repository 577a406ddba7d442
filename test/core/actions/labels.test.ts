import { expect, test } from 'vitest';
import { addLabel } from '../../../electron/core/actions/add-label.ts';
import { addRecord } from '../../../electron/core/actions/add-record.ts';
import { predictRecord } from '../../../electron/core/actions/predict-record.ts';
import { labelsOf } from '../../../electron/core/store/labels.ts';
import { openTestHome, valueOf } from '../open-test-home.ts';
import { deployModel } from './deployed-model.ts';

test('a change of mind is a second revision, and both are queued for the server', async () => {
  const home = openTestHome();
  await deployModel(home, 0.5);
  const { id: predictionId } = valueOf(await predictRecord(home, { model: '@champion', record: { x: 1 } }));

  await addLabel(home, { predictionId, answer: { kind: 'confirmed' }, predictionShown: true });
  await addLabel(home, { predictionId, answer: { kind: 'corrected', to: 'well' }, predictionShown: true });

  const labels = labelsOf(home.store, predictionId).map(({ revision, answer }) => [revision, answer.kind]);
  expect(labels).toEqual([
    [1, 'confirmed'],
    [2, 'corrected'],
  ]);
  expect(home.store.all(`SELECT lane FROM outbox WHERE kind = 'label.added'`)).toEqual([
    { lane: predictionId },
    { lane: predictionId },
  ]);
});

test('a prediction that is not here is refused, and nothing is queued', async () => {
  const home = openTestHome();

  const result = await addLabel(home, { predictionId: 'gone', answer: { kind: 'unsure' }, predictionShown: false });

  expect(result).toMatchObject({ ok: false, error: { code: 'prediction.unknown', hint: expect.any(String) } });
  expect(home.store.all('SELECT id FROM outbox')).toEqual([]);
});

test('a record’s id means its newest prediction, and a record without one is refused by name', async () => {
  const home = openTestHome();
  const visit = { values: { x: 1 }, unmeasured: {}, predictionShown: false };
  const before = valueOf(await addRecord(home, visit)).recordId;
  await deployModel(home, 0.5);
  const { recordId, prediction } = valueOf(await addRecord(home, visit));
  const answer = { answer: { kind: 'confirmed' as const }, predictionShown: false };

  expect(valueOf(await addLabel(home, { ...answer, predictionId: recordId }))).toMatchObject({
    predictionId: prediction?.id,
  });
  expect(await addLabel(home, { ...answer, predictionId: before })).toMatchObject({
    ok: false,
    error: { code: 'record.noPrediction' },
  });
});
