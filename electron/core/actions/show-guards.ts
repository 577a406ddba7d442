import type { Output } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { declaredGuards } from '../store/guard-policies.ts';
import type { Context } from './context.ts';

/** What the project does where a value looks wrong, and how often its guards fired. */
export async function showGuards({ store, projectId, now }: Context): Promise<Result<Output<'guards.show'>>> {
  return ok(declaredGuards(store, projectId, now()));
}
