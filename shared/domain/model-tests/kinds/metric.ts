import { isSmallerBetter, type TestOf } from '../../../model-tests.ts';
import { type TestOutcome } from '../../../test-report.ts';
import type { Evidence } from '../evidence.ts';
import { measureMetric, rowsCounted } from '../measure-metric.ts';
import { holdAgainst, judged, notApplicable } from '../outcome.ts';

/** How well all rows are told, against a limit. */
export function testMetric(test: TestOf<'metric'>, evidence: Evidence): TestOutcome {
  const { metric, limit, decide } = test;
  const measured = measureMetric(evidence.judged, metric, evidence.unitOf, evidence.random.fork(test.id));
  if (measured === null) return notApplicable('notOfThisTask', metric);
  const n = rowsCounted(evidence.judged, metric);
  const side = isSmallerBetter(metric) ? 'atMost' : 'atLeast';
  return judged([holdAgainst({ name: metric, of: null, ...measured, n }, { limit, side }, decide)]);
}
