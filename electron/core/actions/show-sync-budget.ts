import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { readBudget } from '../store/read-budget.ts';
import type { Context } from './context.ts';

/** What may go over the network that this laptop is on, what went today, and how long what waits will take. */
export async function showSyncBudget(
  { store, link, now }: Context,
  _input: Parsed<'sync.budget'>,
): Promise<Result<Output<'sync.budget'>>> {
  return ok(readBudget(store, link.network(), now()));
}
