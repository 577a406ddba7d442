import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { connectToCore, type RunningCore } from '../../electron/cli/running-core.ts';
import type { Input } from '../../shared/calls.ts';
import { createRandom, type Random } from '../../shared/domain/random.ts';
import type { Result } from '../../shared/result.ts';
import { holdHome } from '../cli/hold-home-process.ts';
import { newHome, startFieldloop } from '../cli/run-fieldloop.ts';
import { misspell, nameOf, prepareClinic } from './clinic.ts';
import { type BenchRow, percentileOf, rowOf } from './harness.ts';
import { writeWideCsv } from './wide-csv.ts';

const SUBJECTS = 100_000;
const IMPORTED_ROWS = 1_000_000;
/** An import takes seconds; each is of another file, for chunks that are stored already are not written again. */
const IMPORTS = 4;
const IDLE_ROUNDS = 200;
/** A pause between two calls, so that what is measured is one call and not a queue of them. */
const PAUSE_MS = 5;

/** What a nurse does, with how long 95 of 100 may take in milliseconds. */
const ALLOWED_MS = {
  'subject.find by a misspelt name': 50,
  'subject.find by the beginning of a code': 50,
  'subject.find by place': 50,
  'subject.similar': 50,
  'record.score after the last key': 50,
  'record.add of one who returns': 30,
  'draft.save after a field': 30,
} as const;
type Step = keyof typeof ALLOWED_MS;
const steps = Object.keys(ALLOWED_MS) as Step[]; // the table's own keys

type Times = Readonly<Record<Step, number[]>>;
type Asked = (core: RunningCore) => Promise<Result<unknown>>;

/**
 * What a nurse waits for in a home of 100,000 subjects and 300,000 visits, encrypted where this build can: looking up,
 * the advice while she types, saving, keeping a draft; idle, and while a command line beside it imports 1 M × 20. The
 * core is a process of its own and is asked through its socket, so that waiting for its turn counts.
 */
export async function bench(): Promise<readonly BenchRow[]> {
  const home = newHome();
  await prepareClinic(home, SUBJECTS);
  const holder = await holdHome(home);
  try {
    const core = await connect(home);
    const nurse = createNurse(createRandom(5));
    const readMs = await timeOf(() => ask(core, find({ text: 'nakato', waitForAll: true })));
    for (let round = 0; round < 10; round += 1) await work(core, nurse); // compilers and caches are warm from here on
    const idle = noTimes();
    for (let round = 0; round < IDLE_ROUNDS; round += 1) await work(core, nurse, idle);
    const importing = noTimes();
    for (let seed = 0; seed < IMPORTS; seed += 1) await workDuringImport(core, nurse, home, { seed, into: importing });
    core.close();
    return [describeReading(readMs), ...steps.flatMap((step) => describeStep(step, idle[step], importing[step]))];
  } finally {
    holder.stdin.end();
    await once(holder, 'exit');
    rmSync(dirname(home), { recursive: true });
  }
}

async function connect(home: string): Promise<RunningCore> {
  const connected = await connectToCore(home);
  if (connected === null) throw new Error('The core process does not answer at its socket');
  return valueOf(connected);
}

/** What is asked at each step. */
function createNurse(random: Random): Readonly<Record<Step, () => Asked>> {
  const code = (): string => `KAS-${String(random.int(SUBJECTS)).padStart(6, '0')}`;
  const values = () => ({ muac_cm: 12.1, weight_kg: 9.3, lat: random.next(), lon: random.next(), x: 1 });
  const near = () => ({ latitude: random.next(), longitude: random.next(), withinMetres: 500 });
  const draftId = randomUUID();
  return {
    'subject.find by a misspelt name': () => find({ text: misspell(nameOf(random), random) }),
    'subject.find by the beginning of a code': () => find({ text: code().slice(0, 8) }),
    'subject.find by place': () => find({ near: near() }),
    'subject.similar': () => {
      const input = { code: 'NEW-1', values: { ...values(), name: nameOf(random) } };
      return (core) => core.call('subject.similar', input);
    },
    'record.score after the last key': () => (core) => core.call('record.score', { values: values() }),
    'record.add of one who returns': () => {
      const input = { subjectCode: code(), values: { ...values(), name: nameOf(random) } };
      return (core) => core.call('record.add', input);
    },
    'draft.save after a field': () => (core) => core.call('draft.save', { draftId, values: values() }),
  };
}

const find =
  (input: Input<'subject.find'>): Asked =>
  (core) =>
    core.call('subject.find', input);

/** Takes each step once. */
async function work(core: RunningCore, nurse: Readonly<Record<Step, () => Asked>>, into?: Times): Promise<void> {
  for (const step of steps) {
    await pause(PAUSE_MS);
    const asked = nurse[step]();
    const took = await timeOf(() => ask(core, asked));
    into?.[step].push(took);
  }
}

/** From the first progress of the import to its end; the round in which it ended is left out. */
async function workDuringImport(
  core: RunningCore,
  nurse: Readonly<Record<Step, () => Asked>>,
  home: string,
  { seed, into }: { readonly seed: number; readonly into: Times },
): Promise<void> {
  const file = join(dirname(home), 'wide.csv');
  writeWideCsv(file, IMPORTED_ROWS, seed);
  const running = startFieldloop(home, ['dataset', 'import', file, '--dataset', `wide${seed}`], dirname(home));
  const over = new AbortController();
  void running.ended.then(() => over.abort());
  await running.says('Importing');
  const times = noTimes();
  while (!over.signal.aborted) await work(core, nurse, times);
  const { code, err } = await running.ended;
  if (code !== 0) throw new Error(`The import went wrong: ${err}`);
  for (const step of steps) into[step].push(...times[step].slice(0, -1));
}

const noTimes = (): Times => Object.fromEntries(steps.map((step) => [step, []])) as unknown as Times; // a list for each

const ask = async (core: RunningCore, asked: Asked): Promise<unknown> => valueOf(await asked(core));

async function timeOf(run: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await run();
  return performance.now() - startedMs;
}

function describeStep(step: Step, idle: readonly number[], importing: readonly number[]): readonly BenchRow[] {
  const allowed = { name: 'allowed', median: ALLOWED_MS[step], runs: [] };
  const row = (when: string, times: readonly number[]): BenchRow =>
    rowOf(
      `${step}, ${when}`,
      'ms',
      1,
      {
        name: `p95 of ${times.length}`,
        median: percentileOf(times, 95),
        runs: [50, 95, 100].map((percent) => percentileOf(times, percent)),
      },
      allowed,
    );
  return [row('idle', idle), row('beside an import of 1 M × 20', importing)];
}

/** Nothing is promised of the first search that waits for everybody: the row is for the record. */
const describeReading = (readMs: number): BenchRow =>
  rowOf(
    'until everybody’s name is read after a start',
    'ms',
    null,
    { name: 'once', median: readMs, runs: [readMs] },
    { name: 'a minute', median: 60_000, runs: [] },
  );

/** A bench has no use for a failure. */
function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`${result.error.code}: ${result.error.message}`);
  return result.value;
}
