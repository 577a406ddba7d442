import type { Output, Parsed } from '../../../shared/calls.ts';
import { judgeGate } from '../../../shared/domain/model-tests/judge-gate.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { allModelVersions, modelVersions } from '../store/models.ts';
import { reportsOf } from '../store/test-reports.ts';
import type { Context } from './context.ts';

/** What the newest report of every tested version says, or of those of one model; empty where no model is called so. */
export async function listGates(
  { store, projectId }: Context,
  { name }: Parsed<'model.gates'>,
): Promise<Result<Output<'model.gates'>>> {
  const versions = name === undefined ? allModelVersions(store, projectId) : modelVersions(store, projectId, name);
  const gates = versions.flatMap(({ id }) => {
    const [report] = reportsOf(store, id, 1);
    if (report === undefined) return [];
    const { passed, results } = judgeGate({ version: report.suiteVersion }, report);
    const passedTests = results.filter(({ verdict }) => verdict === 'passed').length;
    const appliedTests = results.filter(({ verdict }) => verdict !== 'notApplicable').length;
    return [{ modelVersionId: id, passed, passedTests, appliedTests, testedAtMs: report.testedAtMs }];
  });
  return ok({ gates });
}
