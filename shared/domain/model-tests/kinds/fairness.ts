import type { TestOf } from '../../../model-tests.ts';
import type { TestOutcome } from '../../../test-report.ts';
import type { Evidence } from '../evidence.ts';
import { groupRows } from '../group-rows.ts';
import { rateGroups, widestGap } from '../measure-gaps.ts';
import { holdAgainst, judged, notApplicable } from '../outcome.ts';

/** The widest gap between groups against the limit. */
export function testFairness(
  { by, measure, limit, leastRows, decide }: TestOf<'fairness'>,
  evidence: Evidence,
): TestOutcome {
  if (evidence.judged.spec.task !== 'binary') return notApplicable('notOfThisTask');
  const chunk = evidence.columns.get(by.column);
  if (chunk === undefined) return notApplicable('noColumn', by.column);
  const gap = widestGap(rateGroups(evidence.judged, groupRows(chunk, by)), measure, leastRows);
  if (gap === null) return notApplicable('tooFewRows', String(leastRows));
  const { between, ...measured } = gap;
  return judged([
    holdAgainst({ name: measure, of: between.join(' – '), ...measured }, { limit, side: 'atMost' }, decide),
  ]);
}
