import type { Calibration } from './calibration.ts';

/** A steeper line would blow up the last digits in which trainer and ONNX Runtime differ. */
const STEEPEST = 8;
const LEAST_DISTANCE = 0.02;
/** From 0 and 1, which are points of their own. */
const LEAST_FROM_ENDS = 1e-3;

type Block = { readonly n: number; readonly said: number; readonly happened: number };

/**
 * A rising line through what was said and what happened: isotonic regression by pooling adjacent violators (Ayer et al.
 * 1955; for calibration Zadrozny and Elkan 2002), with Platt's targets, each pool a point at its means and straight lines
 * between (centred isotonic regression: Oron and Flournoy 2017), so that the order of the answers is kept. Points closer
 * than 0.02 or steeper than 8 are pooled as well. `labels` are 0 and 1; null without both.
 */
export function fitIsotonic(said: Float64Array, labels: Uint8Array): Calibration | null {
  const positives = labels.reduce((sum, label) => sum + label, 0);
  const negatives = labels.length - positives;
  if (positives === 0 || negatives === 0) return null;
  const [high, low] = [(positives + 1) / (positives + 2), 1 / (negatives + 2)];
  const blocks: Block[] = [];
  for (const row of Int32Array.from(said.keys()).sort((a, b) => (said[a] as number) - (said[b] as number))) {
    push(blocks, { n: 1, said: said[row] as number, happened: labels[row] === 1 ? high : low }, isOutOfOrder); // in range
  }
  const points: Block[] = [];
  for (const block of blocks) push(points, block, isTooNear);
  return curveThrough(points);
}

/** Adds a block, and pools it with those before it as long as they do not fit. */
function push(blocks: Block[], added: Block, isUnfit: (before: Block, after: Block) => boolean): void {
  let last = added;
  for (let before = blocks.at(-1); before !== undefined && isUnfit(before, last); before = blocks.at(-1)) {
    blocks.pop();
    last = pool(before, last);
  }
  blocks.push(last);
}

const pool = (a: Block, b: Block): Block => ({
  n: a.n + b.n,
  said: (a.n * a.said + b.n * b.said) / (a.n + b.n),
  happened: (a.n * a.happened + b.n * b.happened) / (a.n + b.n),
});

/** Rows that were told the same belong together, too. */
const isOutOfOrder = (before: Block, after: Block): boolean =>
  before.happened >= after.happened || before.said >= after.said;

const isTooNear = (before: Block, after: Block): boolean =>
  after.said - before.said < LEAST_DISTANCE || after.happened - before.happened > STEEPEST * (after.said - before.said);

/** From 0 to 1; towards the ends as steep as may be, so that what was never said is not called impossible or certain. */
function curveThrough(points: readonly Block[]): Calibration | null {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < 2) return null;
  const inner = points.filter(({ said }) => said >= LEAST_FROM_ENDS && said <= 1 - LEAST_FROM_ENDS);
  const said = [0, ...inner.map((point) => point.said), 1];
  const happened = [
    Math.max(0, first.happened - STEEPEST * first.said),
    ...inner.map((point) => point.happened),
    Math.min(1, last.happened + STEEPEST * (1 - last.said)),
  ];
  return { kind: 'curve', said: Float32Array.from(said), happened: Float32Array.from(happened) };
}
