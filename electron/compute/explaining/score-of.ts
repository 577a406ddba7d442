import type { ModelSpec } from '../../../shared/model.ts';
import type { Answers } from '../scoring/score-rows.ts';

/** Float32 probabilities of 0 and 1 are as good as these. */
const LEAST_PROBABILITY = 1e-7;

/** The log-odds of the class, or the quantity. */
export function scoreOf(
  { probabilities, values }: Answers,
  { classes }: ModelSpec,
  of: number | null,
  row: number,
): number {
  if (of === null || probabilities === null) return values?.[row] ?? NaN;
  const share = probabilities[row * classes.length + of] ?? NaN;
  const inside = Math.min(1 - LEAST_PROBABILITY, Math.max(LEAST_PROBABILITY, share));
  return Math.log(inside / (1 - inside));
}

/** Whether answers come as numbers or probabilities: of a bare class nothing can be said to rise or fall. */
export const tellsShares = ({ task, outputs }: ModelSpec): boolean =>
  task === 'regression' || outputs.some(({ role }) => role === 'probabilities');
