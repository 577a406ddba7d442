import type { ResidualBin } from '../held-out.ts';

const BINS = 21;

/**
 * How far predictions lie above (positive) or below the truth, in an odd number of bins of equal width around zero; the
 * outermost ones also count what lies beyond the 1 and 99 per cent points, so that one far row does not flatten the
 * rest. Empty without rows; one bin where every prediction is right.
 */
export function countResiduals(predicted: ArrayLike<number>, actual: ArrayLike<number>): ResidualBin[] {
  const residuals = Float64Array.from(actual, (truth, row) => (predicted[row] ?? 0) - truth).sort();
  const last = residuals.length - 1;
  if (last < 0) return [];
  const low = residuals[Math.floor(last * 0.01)] ?? 0;
  const high = residuals[Math.ceil(last * 0.99)] ?? 0;
  const reach = Math.max(Math.abs(low), Math.abs(high));
  if (reach === 0) return [{ from: 0, to: 0, n: residuals.length }];
  const width = (2 * reach) / BINS;
  const bins = Array.from({ length: BINS }, (_, bin) => ({
    from: -reach + bin * width,
    to: -reach + (bin + 1) * width,
    n: 0,
  }));
  for (const residual of residuals) {
    const bin = bins[Math.min(BINS - 1, Math.max(0, Math.floor((residual + reach) / width)))];
    if (bin) bin.n += 1;
  }
  return bins;
}
