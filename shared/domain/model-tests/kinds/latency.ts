import type { TestOf } from '../../../model-tests.ts';
import type { TestOutcome } from '../../../test-report.ts';
import { holdAgainst, judged, notApplicable } from '../outcome.ts';

export type Cost = {
  /** What each record took from question to answer, in milliseconds. */
  readonly times: readonly number[];
  /** By how much the compute process grew when it opened the model and answered once. */
  readonly memoryBytes: number;
};

/** How long 95 of 100 records take, and how much memory the model takes, on this laptop. */
export function testLatency({ mostMs, mostMemoryBytes }: TestOf<'latency'>, { times, memoryBytes }: Cost): TestOutcome {
  if (times.length === 0) return notApplicable('noRows');
  const sorted = times.toSorted((a, b) => a - b);
  const slow = sorted[Math.ceil(0.95 * sorted.length) - 1] ?? Number.NaN;
  const time = { name: 'slowMs', of: null, value: slow, low: null, high: null, n: sorted.length };
  const memory = { name: 'memoryBytes', of: null, value: memoryBytes, low: null, high: null, n: 1 };
  return judged([
    holdAgainst(time, { limit: mostMs, side: 'atMost' }, 'measured'),
    holdAgainst(memory, { limit: mostMemoryBytes, side: 'atMost' }, 'measured'),
  ]);
}
