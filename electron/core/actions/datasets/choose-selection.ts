import type { Condition } from '../../../../shared/derive.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { resolveDataset } from '../../store/datasets.ts';
import type { Context } from '../context.ts';
import { refuseUnknownDataset } from './refusals.ts';

/** Which records are meant, null for all, and the name of the version whose selection it was. */
type RecordSelection = { readonly name: string | null; readonly where: Condition | null };

/** What was said, or what the version `replay` was frozen with. Fails with `dataset.unknown`, `freeze.notFrozen`. */
export function chooseSelection(
  { store, projectId }: Context,
  { where, replay }: { readonly where?: Condition | undefined; readonly replay?: string | undefined },
): Result<RecordSelection> {
  if (replay === undefined) return ok({ name: null, where: where ?? null });
  const made = resolveDataset(store, projectId, replay);
  if (made === null) return refuseUnknownDataset(replay);
  if (made.source.kind === 'records') return ok({ name: made.name, where: made.source.where });
  return fail('freeze.notFrozen', `${replay} was not made of records.`, 'Name a version that was frozen.');
}
