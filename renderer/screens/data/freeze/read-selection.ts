import type { Column } from '../../../../shared/column.ts';
import type { Condition } from '../../../../shared/derive.ts';
import type { FilterDraft } from '../derive/conditions.tsx';
import { type DraftProblem, readDraft } from '../derive/step-drafts.ts';

export type ReadSelection =
  /** Null means every record. */
  { readonly ok: true; readonly where: Condition | null } | { readonly ok: false; readonly lacks: DraftProblem };

/** Which records conditions mean; without any, all. */
export function readSelection(draft: FilterDraft, columns: readonly Column[]): ReadSelection {
  if (draft.conditions.length === 0) return { ok: true, where: null };
  const read = readDraft(draft, columns);
  if (!read.ok) return read;
  return { ok: true, where: read.step.kind === 'filter' ? read.step.where : null };
}
