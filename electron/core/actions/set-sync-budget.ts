import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { setNetworkLimit } from '../store/network-budgets.ts';
import { readBudget } from '../store/read-budget.ts';
import type { Context } from './context.ts';

/** Says of the network that this laptop is on whether it is paid by the byte, and how much may go over it a day. */
export async function setSyncBudget(
  { store, link, now }: Context,
  limit: Parsed<'sync.setBudget'>,
): Promise<Result<Output<'sync.setBudget'>>> {
  const network = link.network();
  return store.transaction((db) => {
    setNetworkLimit(db, network.id, limit);
    return ok(readBudget(db, network, now()));
  });
}
