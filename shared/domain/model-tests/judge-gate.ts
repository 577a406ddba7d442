import type { DeclaredSuite } from '../../model-tests.ts';
import type { GateVerdict, TestReport, TestResult } from '../../test-report.ts';
import { isEvidenceTest } from './judge-evidence.ts';

/**
 * Whether a version may have an alias of its suite, by what was recorded of it and nothing else. It may not where a test
 * failed, where a required one could not be applied, and where no answer of it was judged on rows whose truth is known: a
 * model that nobody could check is not one that is good. `report` is the newest of this suite; null where there is none.
 */
export function judgeGate({ version }: Pick<DeclaredSuite, 'version'>, report: TestReport | null): GateVerdict {
  if (report === null)
    return { passed: false, because: 'noReport', reportId: null, suiteVersion: version, results: [] };
  const because = refusalOf(report.results);
  const { id: reportId, suiteVersion, results } = report;
  return { passed: because === null, because, reportId, suiteVersion, results };
}

function refusalOf(results: readonly TestResult[]): GateVerdict['because'] {
  if (results.some(({ verdict }) => verdict === 'failed')) return 'failed';
  if (results.some(({ verdict, test }) => verdict === 'notApplicable' && test.required)) return 'requiredNotApplicable';
  const isJudged = results.some(({ verdict, test }) => verdict === 'passed' && isEvidenceTest(test));
  return isJudged ? null : 'noEvidence';
}
