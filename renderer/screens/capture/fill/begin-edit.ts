import type { CompiledForm } from '../../../../shared/forms/compile-form.ts';
import type { Environment } from '../../../../shared/forms/expression/scope.ts';
import { draftOfRecord } from '../../../../shared/forms/look-at-form.ts';
import type { RecordDetail, RecordHistoryEvent } from '../../../../shared/record.ts';
import { beginFill, type Fill } from './fill.ts';
import { reasonsByPath } from './fill-draft.ts';

/** A saved record to be changed: what it says now, in the form again. */
export function beginEdit(
  compiled: CompiledForm,
  record: Pick<RecordDetail, 'id' | 'subjectId' | 'subjectCode'>,
  head: Pick<RecordHistoryEvent, 'id' | 'values' | 'unmeasured'>,
  language: string,
  environment: Environment,
): Fill {
  const ids = { recordId: record.id, draftId: crypto.randomUUID() };
  const kept = draftOfRecord(compiled, head.values);
  return {
    ...beginFill(compiled, { ...ids, language, kept }, environment),
    edits: { baseEventId: head.id, alsoBaseEventIds: [] },
    subject: record.subjectCode === null ? null : { code: record.subjectCode, id: record.subjectId },
    reasons: reasonsByPath(compiled, head.unmeasured),
  };
}
