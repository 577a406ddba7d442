import type { ModelTest, TestOf } from '../../model-tests.ts';
import type { TestOutcome } from '../../test-report.ts';
import type { Evidence } from './evidence.ts';
import { testCalibration } from './kinds/calibration.ts';
import { testChampion } from './kinds/champion.ts';
import { testFairness } from './kinds/fairness.ts';
import { testMetric } from './kinds/metric.ts';
import { testSlices } from './kinds/slices.ts';

/** Kinds that judge answers on rows whose truth is known. */
const EVIDENCE_KINDS = ['metric', 'champion', 'slices', 'fairness', 'calibration'] as const;
export type EvidenceKind = (typeof EVIDENCE_KINDS)[number];
export type EvidenceTest = TestOf<EvidenceKind>;

const kinds: ReadonlySet<string> = new Set(EVIDENCE_KINDS);
export const isEvidenceTest = (test: ModelTest): test is EvidenceTest => kinds.has(test.kind);

/** What one such test says of the evidence. */
export function judgeEvidence(test: EvidenceTest, evidence: Evidence): TestOutcome {
  switch (test.kind) {
    case 'metric':
      return testMetric(test, evidence);
    case 'champion':
      return testChampion(test, evidence);
    case 'slices':
      return testSlices(test, evidence);
    case 'fairness':
      return testFairness(test, evidence);
    case 'calibration':
      return testCalibration(test, evidence);
  }
}
