import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { Engine } from '../../electron/core/actions/context.ts';
import { blobFiles } from '../../electron/core/files/home-files.ts';
import { startEngine } from '../../electron/core/start.ts';
import type { Output } from '../../shared/calls.ts';
import { createRandom } from '../../shared/domain/random.ts';
import { openTestEngine } from '../core/open-test-engine.ts';
import { inTurn } from './in-turn.ts';
import { openLaptop } from './open-laptop.ts';
import { type PreparedHome, prepareHome } from './prepared-home.ts';
import { startSide, stopSides } from './sides.ts';
import { CHECKPOINT_EVERY_MS, prepareTraining, trainOrResume } from './train-or-resume.ts';

const POINTS = 20;
/** Of which the last so many kill the compute process, and core lives on. */
const IN_COMPUTE = 5;
const engine = openTestEngine();
afterAll(stopSides);

test('a training killed at any point is resumed to the same bytes, and leaves nothing behind', async () => {
  const home = await prepareHome(engine, null, prepareTraining);
  const expected = await finish(home.copy('whole'));
  const points = await countPoints(home);
  const random = createRandom(20);
  const spread = (count: number, among: number): readonly number[] =>
    Array.from({ length: count }, (_, index) => 1 + Math.floor(((index + random.next()) * among) / count));
  const killedAt = spread(POINTS - IN_COMPUTE, points);
  const killedCompute = spread(IN_COMPUTE, 20);

  const inCore = await inTurn(killedAt, (point) => killCore(home, point));
  const inCompute = await inTurn(killedCompute, (state) => killCompute(home, state), 1);

  const killed = [...inCore, ...inCompute];
  for (const { place, held, run, model, files } of killed) {
    expect(held, place).not.toBe('running');
    expect(model.sha256, place).toBe(expected.model.sha256);
    expect(run.outcome?.curve, place).toEqual(expected.run.outcome?.curve);
    expect(run.outcome?.metrics, place).toEqual(expected.run.outcome?.metrics);
    expect(files, place).toEqual([model.sha256]);
  }
  const resumed = killed.filter(({ hadState }) => hadState).length;
  expect(points).toBeGreaterThan(POINTS);
  console.log(`Killed at ${killed.length} points; ${resumed} went on from a state, the others had none yet.`);
  expect(resumed).toBeGreaterThan(POINTS / 2);
  rmSync(home.root, { recursive: true });
});

type Killed = Output<'model.train'> & {
  readonly place: string;
  readonly held: string;
  /** Whether there was a state to go on from. */
  readonly hadState: boolean;
  readonly files: readonly string[];
};

/** How many points a training passes when nothing kills it: writes, syncs and renames of files, statements, commits. */
async function countPoints(home: PreparedHome): Promise<number> {
  const side = startSide('trainer', [home.copy('counted')], '');
  expect(await side.ended).toEqual({ code: 0, signal: null });
  return Number(side.told.find((line) => line.startsWith('passed '))?.slice('passed '.length));
}

/** Kills core, and with it compute; every third one is killed again while it goes on. */
async function killCore(home: PreparedHome, point: number): Promise<Killed> {
  const place = `core at ${point}`;
  const folder = home.copy(place.replaceAll(' ', '-'));
  const kills = point % 3 === 0 ? [point, Math.ceil(point / 2)] : [point];
  for (const at of kills) await startSide('trainer', [folder], `passed ${at}`).ended;
  return { place, ...(await finishHeld(folder)) };
}

/** Kills the compute process when it has told so many states; core notices, and the person resumes. */
async function killCompute(home: PreparedHome, states: number): Promise<Killed> {
  const place = `compute after ${states} states`;
  const folder = home.copy(place.replaceAll(' ', '-'));
  const computing = startEngine();
  const laptop = await openLaptop(folder, dyingAfter(computing.link, states), 1);
  await expect(trainOrResume(laptop)).rejects.toThrow('engine.died');
  await laptop.close();
  await computing.close();
  return { place, ...(await finishHeld(folder)) };
}

function dyingAfter(engineOfChild: Engine, states: number): Engine {
  let told = 0;
  return {
    request: (name, input, options = {}) =>
      engineOfChild.request(name, input, {
        ...options,
        onProgress: (event) => {
          options.onProgress?.(event);
          if (!(event instanceof Object && 'checkpoint' in event)) return;
          told += 1;
          if (told === states) for (const child of childrenOfThis()) process.kill(child, 'SIGKILL');
        },
      }),
  };
}

const childrenOfThis = (): readonly number[] =>
  readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ').map(Number);

async function finishHeld(folder: string): Promise<Omit<Killed, 'place'>> {
  const laptop = await openLaptop(folder, engine, CHECKPOINT_EVERY_MS);
  const [held] = (await laptop.ask('run.list', {})).runs;
  const ended = await trainOrResume(laptop);
  const files = (await blobFiles(join(folder, 'blobs'))).map(({ sha256 }) => sha256);
  await laptop.close();
  const hadState = held !== undefined && held.checkpointAtMs !== null;
  return { ...ended, held: held?.status ?? 'never begun', hadState, files };
}

async function finish(folder: string): Promise<Output<'model.train'>> {
  const laptop = await openLaptop(folder, engine);
  const ended = await trainOrResume(laptop);
  await laptop.close();
  return ended;
}
