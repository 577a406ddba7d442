import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { RunningCore } from '../../electron/cli/running-core.ts';
import type { CallName, Input } from '../../shared/calls.ts';
import { runFieldloop, startFieldloop } from '../cli/run-fieldloop.ts';
import { startServer } from '../server-process.ts';
import { type BenchRow, percentileOf, rowOf, type Side } from './harness.ts';
import { openRunningHome, type RunningHome, valueOf } from './running-home.ts';
import { writeWideCsv } from './wide-csv.ts';

const TRAINED_ROWS = 200_000;
const IMPORTED_ROWS = 1_000_000;
const ROUNDS = 5;
const IDLE_ACTIONS = 200;
/** A pause between two actions, so that what is measured is one call and not a queue of them. */
const PAUSE_MS = 5;
const ALLOWED_MS = 100;

const record = { values: { number1: 0.4, number2: -1.2, integer1: 3, category1: 'site4' } };
/** What somebody at the window does meanwhile, in turn: save a visit, ask the model, look at the first screen and the runs. */
const actions: readonly (readonly [CallName, Input<CallName>])[] = [
  ['record.add', record],
  ['predict.record', { model: 'small', record: record.values }],
  ['today.show', {}],
  ['run.list', {}],
];

/**
 * How long an action at the window takes while a training, an import of 1 M × 20, a verification of all data sets and a
 * sync go on at once, against the same actions with nothing beside them. Bar: p95 within 100 ms.
 */
export async function bench(): Promise<readonly BenchRow[]> {
  const running = await openRunningHome();
  const { home, folder, core } = running;
  const server = await startServer(join(import.meta.dirname, '../../server/main.ts'), join(folder, 'server'));
  try {
    prepare(running);
    valueOf(await core.call('sync.setServer', { url: server.url }));
    const training = trainMeanwhile(core);
    const [idle, busy]: [number[][], number[][]] = [[], []];
    for (let round = 0; round <= ROUNDS; round++) {
      await training.pause();
      const ofIdle = await actWhileIdle(core);
      training.resume();
      const ofBusy = await actDuringAll(running, `wide${round}`);
      if (round === 0) continue; // compilers and caches are warm from here on
      idle.push(ofIdle);
      busy.push(ofBusy);
    }
    await training.pause();
    return describe(busy, idle);
  } finally {
    await server.stop();
    await running.remove();
    rmSync(home, { recursive: true, force: true });
  }
}

/** The data to train on, a model that scores, and the file to import. */
function prepare({ home, folder }: RunningHome): void {
  writeWideCsv(join(folder, 'trained.csv'), TRAINED_ROWS, 7);
  writeWideCsv(join(folder, 'wide.csv'), IMPORTED_ROWS, 8);
  const small = ['--target', 'number1', '--name', 'small', '--trees', '10'];
  for (const words of [
    ['dataset', 'import', 'trained.csv', '--dataset', 'trained'],
    ['train', '--dataset', 'trained', ...small],
  ]) {
    const { code, out, err } = runFieldloop(home, words, folder);
    if (code !== 0) throw new Error(`${words.join(' ')} went wrong: ${out}${err}`);
  }
}

/** One long training that rests while nothing is to go on beside the actions. */
function trainMeanwhile(core: RunningCore) {
  let id: string | null = null;
  let ended: Promise<unknown> = Promise.resolve();
  const onProgress = (event: unknown): void => {
    if (event instanceof Object && 'runId' in event) id = String(event.runId);
  };
  return {
    resume: (): void => {
      const parameters = { trees: 2_000, leaves: 63, earlyStopping: 0 };
      ended =
        id === null
          ? core.call('model.train', { dataset: 'trained', target: 'number2', parameters }, { onProgress })
          : core.call('run.resume', { id });
    },
    pause: async (): Promise<void> => {
      if (id === null) return;
      await core.call('run.pause', { id }); // one that has finished is not paused any more
      await ended;
    },
  };
}

async function actWhileIdle(core: RunningCore): Promise<number[]> {
  const times: number[] = [];
  while (times.length < IDLE_ACTIONS) times.push(await timeOneAction(core, times.length));
  return times;
}

/** From the first progress of the import to its end; what was measured after the end is left out. */
async function actDuringAll({ core, home, folder }: RunningHome, dataset: string): Promise<number[]> {
  const importing = startFieldloop(home, ['dataset', 'import', 'wide.csv', '--dataset', dataset], folder);
  const over = new AbortController();
  void importing.ended.then(() => over.abort());
  await importing.says('Importing');
  const beside = [again(core, 'dataset.verify', over.signal), again(core, 'sync.run', over.signal)];
  const times: number[] = [];
  while (!over.signal.aborted) times.push(await timeOneAction(core, times.length));
  const { code, err } = await importing.ended;
  if (code !== 0) throw new Error(`The import went wrong: ${err}`);
  await Promise.all(beside);
  return times.slice(0, -1);
}

async function again(core: RunningCore, name: 'dataset.verify' | 'sync.run', over: AbortSignal): Promise<void> {
  while (!over.aborted) valueOf(await core.call(name, {}));
}

async function timeOneAction(core: RunningCore, turn: number): Promise<number> {
  const [name, input] = actions[turn % actions.length] ?? ['today.show', {}];
  await pause(PAUSE_MS);
  const startedMs = performance.now();
  valueOf(await core.call(name, input));
  return performance.now() - startedMs;
}

function describe(busy: readonly (readonly number[])[], idle: readonly (readonly number[])[]): readonly BenchRow[] {
  const compared = [50, 95, 100].map((percent) => {
    const name = `an action beside training, import, verify and sync, ${percent === 100 ? 'worst' : `p${percent}`}`;
    return rowOf(name, 'ms', null, sideOf('all at once', busy, percent), sideOf('idle', idle, percent));
  });
  const allowed: Side = { name: 'allowed', median: ALLOWED_MS, runs: [] };
  const p95 = sideOf(`p95 of ${busy.flat().length}`, busy, 95);
  return [...compared, rowOf('95 of 100 actions are answered within', 'ms', 1, p95, allowed)];
}

/** The percentile over the actions of all rounds; `runs` holds that of each round. */
const sideOf = (name: string, rounds: readonly (readonly number[])[], percent: number): Side => ({
  name,
  median: percentileOf(rounds.flat(), percent),
  runs: rounds.map((times) => percentileOf(times, percent)),
});
