import { rmSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { openTestEngine } from '../core/open-test-engine.ts';
import { inTurn } from './in-turn.ts';
import { openLaptop } from './open-laptop.ts';
import { type PreparedHome, prepareHome } from './prepared-home.ts';
import { preparePipeline, runOrResumePipeline } from './run-or-resume-pipeline.ts';
import { startSide, stopSides } from './sides.ts';
import { CHECKPOINT_EVERY_MS } from './train-or-resume.ts';

const POINTS = 10;
const engine = openTestEngine();
afterAll(stopSides);

test('a pipeline killed at any point goes on, and does nothing twice', async () => {
  const home = await prepareHome(engine, null, preparePipeline);
  const expected = await goOn(home.copy('whole'));
  const points = await countPoints(home);
  const places = Array.from({ length: POINTS }, (_, place) => 1 + Math.floor(((place + 0.5) * points) / POINTS));

  const killed = await inTurn(places, async (point) => {
    const folder = home.copy(`at-${point}`);
    const side = startSide('pipeliner', [folder], `passed ${point}`);
    expect(await side.ended, `at ${point}`).toMatchObject({ signal: 'SIGKILL' });
    return { point, ...(await goOn(folder)) };
  });

  expect(points).toBeGreaterThan(POINTS);
  for (const { point, ...made } of killed) expect(made, `killed at ${point} of ${points}`).toEqual(expected);
  rmSync(home.root, { recursive: true });
});

/** Goes on with what is there to its end, and counts what it left. */
async function goOn(folder: string) {
  const laptop = await openLaptop(folder, engine, CHECKPOINT_EVERY_MS);
  const run = await runOrResumePipeline(laptop, folder);
  const count = (table: string): number => laptop.home.store.value<number>(`SELECT count(*) FROM ${table}`) ?? 0;
  const [model] = (await laptop.ask('model.list', {})).models;
  const made = {
    status: run.status,
    states: run.steps.map(({ state }) => state === 'skipped' || state === 'done'),
    sha256: model?.sha256,
    counts: ['pipelineRun', 'datasetVersion', 'run', 'modelVersion', 'aliasMove', 'predictionWindow'].map(count),
  };
  await laptop.close();
  return made;
}

/** How many points a run passes when nothing kills it. */
async function countPoints(home: PreparedHome): Promise<number> {
  const side = startSide('pipeliner', [home.copy('counted')], '');
  expect(await side.ended).toEqual({ code: 0, signal: null });
  return Number(side.told.find((line) => line.startsWith('passed '))?.slice('passed '.length));
}
