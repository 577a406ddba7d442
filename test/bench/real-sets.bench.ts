import { holdOutAtRandom } from '../../electron/compute/training/parting/part-at-random.ts';
import { areaUnderCurve } from '../../shared/domain/roc.ts';
import { createRandom } from '../../shared/domain/random.ts';
import type { Algorithm } from '../../shared/training.ts';
import { type Engine, startEngine } from '../compute/start-engine.ts';
import { type BenchRow, rowOf } from './harness.ts';
import { type RealSet, readSets } from './real-sets/read-sets.ts';
import { scoreOurs } from './real-sets/score-ours.ts';
import { openTheirs, type TheirScores } from './real-sets/score-theirs.ts';

const ALGORITHMS = ['gbdt', 'linear', 'mlp'] as const satisfies readonly Algorithm[];
/** How far the test score may lie under scikit-learn's. */
const TOLERANCE = 0.005;
const HELD_OUT = 0.3;
/** Rows judged in all splits together, so that the difference is known to some thousandths; no set needs more splits. */
const ROWS_TO_JUDGE = 20_000;
const [LEAST_SPLITS, MOST_SPLITS] = [3, 20];

/**
 * Trees, linear models and perceptrons against scikit-learn's (HistGradientBoostingClassifier, LogisticRegression,
 * MLPClassifier), all as they come, on real sets: what lacks to a test score of 1 (area under the curve for two classes,
 * share told rightly for more), in the mean of several splits that both sides learn from alike.
 */
export async function bench(): Promise<readonly BenchRow[]> {
  const engine = startEngine();
  const rows: BenchRow[] = [];
  for (const set of readSets()) {
    const theirs = openTheirs(set);
    try {
      for (const algorithm of ALGORITHMS) rows.push(await compareOn(set, algorithm, engine, theirs));
    } finally {
      theirs.close();
    }
  }
  return rows;
}

async function compareOn(set: RealSet, algorithm: Algorithm, engine: Engine, theirs: TheirScores): Promise<BenchRow> {
  const [ours, other]: [number[], number[]] = [[], []];
  const splits = Math.min(
    MOST_SPLITS,
    Math.max(LEAST_SPLITS, Math.ceil(ROWS_TO_JUDGE / (set.classOf.length * HELD_OUT))),
  );
  for (let seed = 1; seed <= splits; seed += 1) {
    const target = { task: 'multiclass', classes: set.classes, classOf: set.classOf } as const;
    const split = holdOutAtRandom(target, set.classOf.length, HELD_OUT, createRandom(seed));
    const rows = { trained: split.training, others: split.heldOut };
    ours.push(lacksOf(set, rows.others, await scoreOurs(engine, set, rows, algorithm, seed)));
    other.push(lacksOf(set, rows.others, await theirs.score(rows, algorithm)));
  }
  const side = (name: string, runs: readonly number[]) => ({ name, median: meanOf(runs), runs });
  const allowed = side(
    'scikit-learn + 0.005',
    other.map((lack) => lack + TOLERANCE),
  );
  const metric = set.classes.length === 2 ? '1 − AUC' : 'wrong';
  const row = rowOf(`${algorithm} on ${set.name}, ${metric}`, 'share', 1, side('ours', ours), allowed);
  const note = describeDifference(ours, other);
  process.stderr.write(`  ${row.name}: ${note}\n`); // the whole takes many minutes
  return { ...row, note };
}

/**
 * How much our score is over theirs in the mean, with its standard error: the splits overlap, and their spread alone
 * would make it too small (Nadeau and Bengio 2003).
 */
function describeDifference(ours: readonly number[], theirs: readonly number[]): string {
  const gains = theirs.map((lack, split) => lack - (ours[split] ?? Number.NaN));
  const mean = meanOf(gains);
  const variance = gains.reduce((sum, gain) => sum + (gain - mean) ** 2, 0) / (gains.length - 1);
  const sign = mean < 0 ? '−' : '+';
  const error = Math.sqrt(variance * (1 / gains.length + HELD_OUT / (1 - HELD_OUT)));
  return `score ${sign}${Math.abs(mean).toFixed(4)} ± ${error.toFixed(4)} over ${gains.length} splits`;
}

const meanOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** What the answers lack to a perfect score; `said` is row-major, one row for each of `rows`. */
function lacksOf({ classes, classOf }: RealSet, rows: Int32Array, said: Float32Array): number {
  const count = classes.length;
  if (count === 2) {
    const scores = Float32Array.from(rows, (_, at) => said[at * 2 + 1] ?? 0);
    const actual = rows.map((row) => classOf[row] ?? -1);
    return 1 - (areaUnderCurve(scores, actual) ?? Number.NaN);
  }
  const wrong = rows.filter((row, at) => {
    const answer = said.subarray(at * count, (at + 1) * count);
    return answer.indexOf(Math.max(...answer)) !== classOf[row];
  });
  return wrong.length / rows.length;
}
