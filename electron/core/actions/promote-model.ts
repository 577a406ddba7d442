import type { Output, Parsed } from '../../../shared/calls.ts';
import type { Result } from '../../../shared/result.ts';
import type { Context } from './context.ts';
import { chooseOperatingPoint } from './models/choose-operating-point.ts';
import { findTableModel } from './models/find-table-model.ts';
import { moveAlias, placeOfAlias } from './models/move-alias.ts';

/**
 * Points an alias at a version: a deployment, which remembers where the alias pointed before, with the operating point
 * that goes with it. Without one the version's own threshold serves. Fails as `findTableModel`, `chooseOperatingPoint` and
 * `moveAlias` do.
 */
export async function promoteModel(
  context: Context,
  { ref, alias, reason, expected, ...limits }: Parsed<'model.promote'>,
): Promise<Result<Output<'model.promote'>>> {
  const { store, projectId } = context;
  const found = findTableModel(store, projectId, ref);
  if (!found.ok) return found;
  const model = found.value;
  const place = expected ?? placeOfAlias(store, projectId, model.name, alias);
  const point = chooseOperatingPoint(context, model, limits);
  if (!point.ok) return point;
  const move = {
    model,
    alias,
    kind: 'promotion',
    expected: place,
    threshold: point.value?.threshold ?? model.threshold,
    operatingPoint: point.value,
    reason: reason ?? null,
  } as const;
  return store.transaction((db) => moveAlias(db, context, move));
}
