import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { allAlerts } from '../store/alerts.ts';
import type { Context } from './context.ts';

/** Every alert of the project, acknowledged or not, the newest first. */
export async function listAlerts(
  { store, projectId }: Context,
  _input: Parsed<'alert.list'>,
): Promise<Result<Output<'alert.list'>>> {
  return ok({ alerts: [...allAlerts(store, projectId)] });
}
