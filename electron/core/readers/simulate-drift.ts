import { measureDrift } from '../../../shared/domain/measure-drift.ts';
import { partProfile } from '../../../shared/domain/part-profile.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { ReaderInput, ReaderOutput, TaskContext } from './tasks.ts';

const SEED = 90;
/** At which a single test is counted as alarming. */
const LEVEL = 0.05;

/**
 * Parts the reference at random into a window and the rest, again and again, and counts how often the report of the two
 * alarms, and each of its tests: always falsely. The same reference gives the same counts. Fails with `simulate.cancelled`.
 */
export async function simulateDrift(
  { reference, n, runs, ignore }: ReaderInput<'drift.simulate'>,
  { signal, onProgress }: Pick<TaskContext, 'signal' | 'onProgress'>,
): Promise<Result<ReaderOutput<'drift.simulate'>>> {
  const random = createRandom(SEED);
  let alarms = 0;
  const tests = new Map<string, { alarms: number; of: number }>();
  for (let run = 0; run < runs; run += 1) {
    await new Promise(setImmediate); // lets a cancel in
    if (signal.aborted) return fail('simulate.cancelled', 'The simulation was cancelled.');
    const { drawn, rest } = partProfile(random, reference, n);
    const report = measureDrift(rest, drawn, { ignore });
    if (report.drift) alarms += 1;
    for (const { name, pValue } of report.columns.flatMap((column) => column.tests)) {
      const counted = tests.get(name) ?? { alarms: 0, of: 0 };
      tests.set(name, { alarms: counted.alarms + (pValue <= LEVEL ? 1 : 0), of: counted.of + 1 });
    }
    onProgress({ done: run + 1, of: runs, rows: run + 1 });
  }
  return ok({
    falseAlarmRate: alarms / runs,
    perTest: Object.fromEntries([...tests].map(([name, counted]) => [name, counted.alarms / counted.of])),
  });
}
