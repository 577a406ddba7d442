import type { Output, Parsed } from '../../../shared/calls.ts';
import { judgeGate } from '../../../shared/domain/model-tests/judge-gate.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Context } from './context.ts';
import { runSuite } from './model-tests/run-suite.ts';
import { suiteOf } from './model-tests/suite-of.ts';
import { findTableModel } from './models/find-table-model.ts';
import { servingModel } from './scoring/serving-model.ts';

/** Runs what is asked of a version over it, at the limits that it decides by now, and records it. Fails as `findTableModel` and `runSuite` do. */
export async function testModel(
  context: Context,
  { ref }: Parsed<'model.test'>,
): Promise<Result<Output<'model.test'>>> {
  const { store, projectId } = context;
  const found = findTableModel(store, projectId, ref);
  if (!found.ok) return found;
  const declared = suiteOf(context, found.value);
  const report = await runSuite(context, declared, servingModel(store, projectId, found.value));
  return report.ok ? ok({ report: report.value, gate: judgeGate(declared, report.value) }) : report;
}
