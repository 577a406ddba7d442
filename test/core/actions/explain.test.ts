import { expect, test } from 'vitest';
import { addRecord } from '../../../electron/core/actions/add-record.ts';
import { explainRecord } from '../../../electron/core/actions/explain-record.ts';
import { predictRecord } from '../../../electron/core/actions/predict-record.ts';
import { promoteModel } from '../../../electron/core/actions/promote-model.ts';
import { scoreRecord } from '../../../electron/core/actions/score-record.ts';
import { showRecord } from '../../../electron/core/actions/show-record.ts';
import { trainModel } from '../../../electron/core/actions/train-model.ts';
import { calls, type Input } from '../../../shared/calls.ts';
import { ProjectDefinition } from '../../../shared/project.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';
import { deployModel } from './deployed-model.ts';
import { importPatients } from './import-patients.ts';

const sick = { fever: 38.5, cough: 'yes' };

/** A home whose champion was trained here. */
async function trainedHome(
  definition?: ProjectDefinition,
  learning: Pick<Input<'model.train'>, 'algorithm' | 'parameters'> = { parameters: { trees: 5, minRowsInLeaf: 5 } },
): Promise<TestHome> {
  const home = openTestHome(definition === undefined ? {} : { definition });
  await importPatients(home, 120);
  const input = { dataset: 'patients', target: 'sick', features: ['fever', 'cough'], ...learning };
  const { model } = valueOf(await trainModel(home, calls['model.train'].input.parse(input)));
  valueOf(await promoteModel(home, calls['model.promote'].input.parse({ ref: model.ref })));
  return home;
}

const save = async (home: TestHome, predictionShown: boolean) =>
  valueOf(await addRecord(home, calls['record.add'].input.parse({ values: sick, predictionShown })));

test('the reasons shown beside the form are those that are stored with the prediction', async () => {
  const home = await trainedHome();

  const shown = valueOf(await scoreRecord(home, { values: sick }));
  const { recordId, prediction } = await save(home, true);

  expect(shown.explanation).toMatchObject({ method: 'trees', unit: 'logOdds', of: 'yes' });
  expect(shown.explanation?.contributions.map(({ column }) => column).toSorted()).toEqual(['cough', 'fever']);
  expect(prediction?.explanation).toEqual(shown.explanation);
  const { events } = valueOf(await showRecord(home, { id: recordId }));
  expect(events[0]?.predictions[0]?.explanation).toEqual(shown.explanation);
});

test('they travel with the prediction', async () => {
  const home = await trainedHome();
  const { prediction } = await save(home, true);

  const sent = home.store.value<string>("SELECT payload FROM outbox WHERE kind = 'prediction.made'");

  expect(JSON.parse(String(sent))).toMatchObject({ explanation: prediction?.explanation });
});

test('a record that is asked blind tells no reasons before it is answered, and keeps them', async () => {
  const home = await trainedHome(ProjectDefinition.parse({ blind: { share: 1, seed: 1 } }));

  const told = valueOf(await scoreRecord(home, { values: sick, recordId: home.newId() }));
  const { prediction } = await save(home, false);

  expect(told).toMatchObject({ blind: true, output: null, explanation: null });
  expect(prediction?.explanation?.contributions).toHaveLength(2);
});

test('explaining stores nothing, and says of which version and answer it is the reason', async () => {
  const home = await trainedHome();

  const told = valueOf(await explainRecord(home, { model: 'sick@1', record: sick }));

  expect(told).toMatchObject({ modelRef: 'sick@1', output: { prediction: 'yes' }, explanation: { of: 'yes' } });
  const [turn] = told.turns;
  const turned = { model: 'sick@1', record: { ...sick, [turn?.column ?? '']: turn?.value ?? null } };
  expect(turn).toMatchObject({ column: 'fever', to: 'no' });
  expect(valueOf(await explainRecord(home, turned)).output.prediction).toBe('no');
  expect(valueOf(await explainRecord(home, { ...turned, threshold: 0 })).output.prediction).toBe('yes');
  expect(home.store.all('SELECT id FROM prediction')).toEqual([]);
});

test('a model that was made elsewhere scores without reasons, and says so when it is asked for them', async () => {
  const home = openTestHome();
  await deployModel(home, 0.5);

  const scored = valueOf(await predictRecord(home, { model: '@champion', record: { x: 2 } }));
  const asked = await explainRecord(home, { model: '@champion', record: { x: 2 } });

  expect(scored).toMatchObject({ output: { prediction: 'sick' }, explanation: null });
  expect(asked).toMatchObject({ ok: false, error: { code: 'model.unexplained' } });
});

test('a network is explained by what usual rows of its training would be told, with the errors of the estimate', async () => {
  const home = await trainedHome(undefined, { algorithm: 'mlp', parameters: { epochs: 40 } });

  const told = valueOf(await explainRecord(home, { model: 'sick@1', record: sick }));
  const again = valueOf(await explainRecord(home, { model: 'sick@1', record: sick }));

  const { method, contributions, base, score } = told.explanation;
  expect({ method, of: told.explanation.of }).toEqual({ method: 'sampled', of: 'yes' });
  expect(contributions[0]).toEqual({ column: 'fever', contribution: expect.any(Number), error: expect.any(Number) });
  expect(contributions.reduce((sum, { contribution }) => sum + contribution, base)).toBeCloseTo(score, 9);
  expect(again).toEqual(told);
});
