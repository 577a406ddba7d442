import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { alertRulesOf } from '../store/alerts.ts';
import type { Context } from './context.ts';

/** How the project is told of what is found. */
export async function showAlertRules(
  { store, projectId }: Context,
  _input: Parsed<'alert.rules'>,
): Promise<Result<Output<'alert.rules'>>> {
  return ok(alertRulesOf(store, projectId));
}
