import { expect, test } from 'vitest';
import { listSearches } from '../../../electron/core/actions/list-searches.ts';
import { searchModel } from '../../../electron/core/actions/search-model.ts';
import { trainModel } from '../../../electron/core/actions/train-model.ts';
import { calls, type Input } from '../../../shared/calls.ts';
import { GivenParameters } from '../../../shared/training.ts';
import { openTestHome, valueOf } from '../open-test-home.ts';
import { importPatients } from './import-patients.ts';

const searchInput = (input: Partial<Input<'model.search'>>) =>
  calls['model.search'].input.parse({
    dataset: 'patients',
    target: 'sick',
    algorithm: 'linear',
    trials: 3,
    parts: 2,
    ...input,
  });

test('a search is kept with all it tried, and the training with its best parameters is its run', async () => {
  const home = openTestHome();
  await importPatients(home);

  const search = valueOf(await searchModel(home, searchInput({})));

  expect(search).toMatchObject({
    status: 'finished',
    datasetRef: 'patients@1',
    outcome: { ended: 'trials', trials: 4 },
  });
  expect(search.judgements.map(({ trial }) => trial)).toEqual([0, 1, 2, 3]);
  expect(home.progressed.at(-1)).toMatchObject({ done: 3, of: 3 });
  const parameters = GivenParameters.parse(search.outcome?.best.parameters);
  const { run } = valueOf(
    await trainModel(
      home,
      calls['model.train'].input.parse({
        dataset: 'patients',
        target: 'sick',
        algorithm: 'linear',
        parameters,
        search: search.id,
      }),
    ),
  );
  expect(valueOf(await listSearches(home, { run: run.id, limit: 10 })).searches).toMatchObject([{ id: search.id }]);
  expect(valueOf(await listSearches(home, { run: search.id, limit: 10 })).searches).toEqual([]);
});

test('a cancelled search keeps the best so far', async () => {
  const home = openTestHome();
  await importPatients(home);
  const stopping = new AbortController();
  const progress = (): void => stopping.abort();

  const search = valueOf(
    await searchModel({ ...home, signal: stopping.signal, progress }, searchInput({ trials: 50 })),
  );

  expect(search).toMatchObject({ status: 'finished', outcome: { ended: 'cancelled', best: { trial: 0 } } });
});

test('a search waits until the training that goes on has ended', async () => {
  const home = openTestHome();
  await importPatients(home);
  let endTraining = (): void => undefined;
  const training = home.trainings.inTurn('a run', home.signal, () => new Promise<void>((end) => (endTraining = end)));
  const listed = async () => valueOf(await listSearches(home, { limit: 10 })).searches;

  const searching = searchModel(home, searchInput({}));

  await new Promise(setImmediate);
  expect(await listed()).toEqual([]);
  endTraining();
  await training;
  expect(valueOf(await searching).status).toBe('finished');
  expect(await listed()).toHaveLength(1);
});

test('what pauses trainings ends a search with the best so far', async () => {
  const home = openTestHome();
  await importPatients(home);
  const progress = (): void => home.trainings.pauseAll('battery');

  const search = valueOf(await searchModel({ ...home, progress }, searchInput({ trials: 50 })));

  expect(search).toMatchObject({ status: 'finished', outcome: { ended: 'cancelled', best: { trial: 0 } } });
});

test('a search counts rows as the training will, and says so', async () => {
  const home = openTestHome();
  await importPatients(home);

  const [plain, weighed] = [
    valueOf(await searchModel(home, searchInput({ trials: 1 }))),
    valueOf(await searchModel(home, searchInput({ trials: 1, classWeights: { yes: 20 } }))),
  ];

  expect(weighed.request.classWeights).toEqual({ yes: 20 });
  expect(weighed.outcome?.defaults.loss).toBeLessThan((plain.outcome?.defaults.loss ?? 0) * 0.8);
});

test('a search of data that nothing can be learned from is kept as failed', async () => {
  const home = openTestHome();
  await importPatients(home, 12);

  const refused = await searchModel(home, searchInput({}));

  const [search] = valueOf(await listSearches(home, { limit: 10 })).searches;
  expect(refused).toMatchObject({ ok: false, error: { code: 'train.tooFewRows', details: { searchId: search?.id } } });
  expect(search).toMatchObject({ status: 'failed', error: { code: 'train.tooFewRows' } });
});
