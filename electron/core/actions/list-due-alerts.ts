import type { Output, Parsed } from '../../../shared/calls.ts';
import { dueAlerts } from '../../../shared/domain/alerts/due-alerts.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { alertRulesOf, allAlerts } from '../store/alerts.ts';
import type { Context } from './context.ts';

/** What is to be told now, by the project's rules. */
export async function listDueAlerts(
  { store, projectId, now }: Context,
  _input: Parsed<'alert.due'>,
): Promise<Result<Output<'alert.due'>>> {
  const { quiet } = alertRulesOf(store, projectId);
  return ok({ alerts: [...dueAlerts(allAlerts(store, projectId), quiet, now())] });
}
