import type { DecidedOn } from '../../model-tests.ts';
import type { TestFigure, TestOutcome, TestReason } from '../../test-report.ts';

/** What was measured; without an interval its bounds are null. */
export type Measured = Pick<TestFigure, 'name' | 'of' | 'value' | 'low' | 'high' | 'n'>;
export type Limit = Pick<TestFigure, 'limit' | 'side'>;

/** Rounding of shares such as 0.1 + 0.2 refuses nobody. */
const ROUNDING = 1e-12;

/**
 * Holds a measured value against its limit, at the end of its interval that the decision asks for; a value that is no
 * number never holds.
 */
export function holdAgainst(measured: Measured, { limit, side }: Limit, decide: DecidedOn): TestFigure {
  const { value, low, high } = measured;
  const worse = side === 'atLeast' ? (low ?? value) : (high ?? value);
  const better = side === 'atLeast' ? (high ?? value) : (low ?? value);
  const decided = { surely: worse, measured: value, notRefuted: better }[decide];
  const holds = side === 'atLeast' ? decided >= limit - ROUNDING : decided <= limit + ROUNDING;
  return { ...measured, limit, side, holds };
}

/** Passed where every figure holds; without figures nothing was tested, which the caller has to say. */
export const judged = (figures: readonly TestFigure[]): TestOutcome => ({
  verdict: figures.every(({ holds }) => holds) ? 'passed' : 'failed',
  because: null,
  detail: null,
  figures: [...figures],
});

export const notApplicable = (because: TestReason, detail: string | null = null): TestOutcome => ({
  verdict: 'notApplicable',
  because,
  detail,
  figures: [],
});

export const failed = (because: TestReason, detail: string | null = null): TestOutcome => ({
  verdict: 'failed',
  because,
  detail,
  figures: [],
});
