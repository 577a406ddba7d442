import type { Output, Parsed } from '../../../shared/calls.ts';
import { judgeGate } from '../../../shared/domain/model-tests/judge-gate.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { reportOn, reportsOf } from '../store/test-reports.ts';
import type { Context } from './context.ts';
import { gateBasis } from './model-tests/gate-basis.ts';
import { suiteOf } from './model-tests/suite-of.ts';
import { findTableModel } from './models/find-table-model.ts';
import { servingModel } from './scoring/serving-model.ts';

const MOST_REPORTS = 20;

/** What is asked of a version, what its gate says now, and what was recorded. Fails as `findTableModel` does. */
export async function showModelTests(
  context: Context,
  { ref }: Parsed<'model.tests'>,
): Promise<Result<Output<'model.tests'>>> {
  const { store, projectId } = context;
  const found = findTableModel(store, projectId, ref);
  if (!found.ok) return found;
  const declared = suiteOf(context, found.value);
  const basis = gateBasis(context, declared, servingModel(store, projectId, found.value));
  return ok({
    declared,
    gate: judgeGate(declared, reportOn(store, found.value.id, basis)),
    reports: [...reportsOf(store, found.value.id, MOST_REPORTS)],
  });
}
