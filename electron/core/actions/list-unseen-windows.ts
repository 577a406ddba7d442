import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { unseenWindows } from '../store/window-verdicts.ts';
import type { Context } from './context.ts';

/** Older ones have been followed by others that say more of today. */
const MOST = 10;

/** The newest windows of models in use that nobody looked at yet, the oldest of these first. */
export async function listUnseenWindows(
  { store, projectId }: Context,
  _input: Parsed<'alert.unseen'>,
): Promise<Result<Output<'alert.unseen'>>> {
  return ok({ windows: unseenWindows(store, projectId).slice(-MOST) });
}
