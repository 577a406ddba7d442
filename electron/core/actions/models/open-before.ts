import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { AliasMove, ModelVersion } from '../../../../shared/registry.ts';
import { loadModel } from '../../engine/load-model.ts';
import type { Context } from '../context.ts';

export type Standing = { readonly alias: string; readonly last: AliasMove | undefined };

/**
 * Reads the file of a version that an alias is to go back to whole, which checks its hash, and keeps it loaded: the next
 * record is scored by it. Fails with `model.cannotReturn`.
 */
export async function openBefore(
  context: Context,
  model: ModelVersion,
  { alias, last }: Standing,
): Promise<Result<null>> {
  const loaded = await loadModel(context, model, { signal: context.signal });
  if (loaded.ok) return ok(null);
  const { code, message, hint } = loaded.error;
  const stays = last === undefined || last.kind === 'removal' ? 'points nowhere' : `still points at ${last.ref}`;
  return fail(
    'model.cannotReturn',
    `${model.ref} cannot be opened, so ${alias} ${stays}. ${message}`,
    hint ?? 'Put another version in use.',
    { cause: code },
  );
}
