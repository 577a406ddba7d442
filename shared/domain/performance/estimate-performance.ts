import type { ScoreCounts } from '../../held-out.ts';
import type { Figures } from '../../performance.ts';
import type { Interval } from '../interval.ts';
import { createRandom, type Random } from '../random.ts';
import type { AnsweredRecord } from './answered-record.ts';
import { listed } from './measure-performance.ts';

/** Draws of the interval, and the seed that makes the same records give the same one. */
const DRAWS = 500;
const SEED = 0xcb9e;
/** Fewer held-out rows of a class say too little of how often a score comes true. */
const LEAST_OF_CLASS = 10;

/** Scores of held-out rows from `from` to before `to`, and how many of them were truly positive. */
type Step = { readonly to: number; readonly n: number; readonly positives: number };

/**
 * Confidence-based performance estimation (CBPE, as NannyML has it): how often the answers to two classes are expected to
 * be right, without any truth. Scores are calibrated on rows that the training held out, by isotonic regression over
 * hundredths (Ayer et al. 1955); each record then counts as a true and as a false answer by its chance. The interval
 * holds both what is not known of the calibration (each step's share is drawn from its Beta posterior by Jeffreys, taken
 * as normal) and of the records (their truths are drawn). It says nothing where the relation between inputs and truth has
 * changed. Empty without records, scores, or ten held-out rows of each class.
 */
export function estimatePerformance(
  records: readonly AnsweredRecord[],
  { positiveClass, heldOut }: { readonly positiveClass: string | null; readonly heldOut: ScoreCounts | undefined },
): Figures {
  const scored = records.filter(({ score }) => score !== null);
  if (heldOut === undefined || scored.length === 0 || scored.length < records.length) return {};
  if (Math.min(total(heldOut.positives), total(heldOut.negatives)) < LEAST_OF_CLASS) return {};
  const steps = calibrate(heldOut);
  const cells = steps.map(() => ({ called: 0, passed: 0 }));
  for (const { score, prediction } of scored) {
    const cell = cells[stepOf(steps, score ?? 0)];
    if (cell) cell[String(prediction) === positiveClass ? 'called' : 'passed'] += 1;
  }
  const expected = sumUp(
    steps,
    cells,
    ({ n, positives }) => positives / n,
    (count, share) => count * share,
  );
  const random = createRandom(SEED);
  const draws = Array.from({ length: DRAWS }, () =>
    sumUp(
      steps,
      cells,
      (step) => drawShare(random, step),
      (count, share) => drawCount(random, count, share),
    ),
  );
  const names = ['accuracy', 'sensitivity', 'specificity', 'precision'] as const;
  return listed(
    Object.fromEntries(
      names.map((name) => [
        name,
        intervalOf(
          expected[name],
          draws.map((one) => one[name]),
        ),
      ]),
    ),
  );
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** Neighbouring hundredths pooled until the share of positives rises with the score. */
function calibrate({ positives, negatives }: ScoreCounts): readonly Step[] {
  const steps: Step[] = [];
  positives.forEach((count, place) => {
    let last: Step = { to: (place + 1) / positives.length, n: count + (negatives[place] ?? 0), positives: count };
    if (last.n === 0 && steps.length > 0) {
      steps.push({ ...(steps.pop() as Step), to: last.to }); // there is one by the condition
      return;
    }
    for (let before = steps.at(-1); before && shareOf(before) >= shareOf(last); before = steps.at(-1)) {
      steps.pop();
      last = { to: last.to, n: before.n + last.n, positives: before.positives + last.positives };
    }
    steps.push(last);
  });
  return steps;
}

/** Of no rows it is 1, so that the first ones that there are pool with those before. */
const shareOf = ({ n, positives }: Step): number => (n === 0 ? 1 : positives / n);

function stepOf(steps: readonly Step[], score: number): number {
  const place = steps.findIndex(({ to }) => score < to);
  return place === -1 ? steps.length - 1 : place;
}

type Cell = { readonly called: number; readonly passed: number };

/** Expected or drawn figures: of those called positive and those not, how many are truly so. Null where of nothing. */
function sumUp(
  steps: readonly Step[],
  cells: readonly Cell[],
  shareFor: (step: Step) => number,
  positivesOf: (count: number, share: number) => number,
) {
  let [called, passed, found, missed] = [0, 0, 0, 0];
  steps.forEach((step, place) => {
    const cell = cells[place] ?? { called: 0, passed: 0 };
    const share = shareFor(step);
    called += cell.called;
    passed += cell.passed;
    found += positivesOf(cell.called, share);
    missed += positivesOf(cell.passed, share);
  });
  const rest = passed - missed;
  const ratio = (count: number, of: number): number | null => (of > 0 ? count / of : null);
  return {
    accuracy: ratio(found + rest, called + passed),
    sensitivity: ratio(found, found + missed),
    specificity: ratio(rest, called - found + rest),
    precision: ratio(found, called),
  };
}

const clip = (value: number, most: number): number => Math.min(most, Math.max(0, value));

function drawShare({ normal }: Random, { n, positives }: Step): number {
  const mean = (positives + 0.5) / (n + 1);
  return clip(mean + normal() * Math.sqrt((mean * (1 - mean)) / (n + 2)), 1);
}

function drawCount({ next, normal }: Random, count: number, share: number): number {
  if (count > 30) return clip(Math.round(count * share + normal() * Math.sqrt(count * share * (1 - share))), count);
  let drawn = 0;
  for (let record = 0; record < count; record += 1) if (next() < share) drawn += 1;
  return drawn;
}

function intervalOf(value: number | null, draws: readonly (number | null)[]): Interval | null {
  const known = draws.filter((draw) => draw !== null).toSorted((one, other) => one - other);
  const [low, high] = [known[Math.floor(known.length * 0.025)], known[Math.ceil(known.length * 0.975) - 1]];
  if (value === null || low === undefined || high === undefined) return null;
  return { value, low: Math.min(low, value), high: Math.max(high, value) };
}
