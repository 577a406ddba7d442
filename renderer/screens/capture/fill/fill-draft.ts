import type { Draft, DraftContent } from '../../../../shared/draft.ts';
import type { CompiledForm } from '../../../../shared/forms/compile-form.ts';
import type { Environment } from '../../../../shared/forms/expression/scope.ts';
import { keepDraft, singleQuestions } from '../../../../shared/forms/fill-form.ts';
import { draftOfRecord, recordOf } from '../../../../shared/forms/look-at-form.ts';
import { isRelevant } from '../../../../shared/forms/form-state.ts';
import type { Unmeasured } from '../../../../shared/unmeasured.ts';
import { beginFill, type Fill, type Reasons } from './fill.ts';
import { unmeasuredOf } from './fill-record.ts';

/** All that is needed to go on exactly here after the laptop went off. */
export function toDraft(fill: Fill): DraftContent {
  const { form, subject, edits, page, recordId } = fill;
  return {
    recordId,
    ...(edits === null ? {} : { baseEventId: edits.baseEventId }),
    ...(subject === null ? {} : { subjectCode: subject.code }),
    values: { ...recordOf(form) },
    unmeasured: unmeasuredOf(fill),
    form: {
      name: form.compiled.form.formId,
      language: form.language,
      page,
      draft: keepDraft(form),
      notTheSame: [...fill.notTheSame],
    },
  };
}

/**
 * A draft as it was left. One that was begun on another form, or by the command line, is filled into this one by the
 * names of its questions.
 */
export function fromDraft(compiled: CompiledForm, draft: Draft, language: string, environment: Environment): Fill {
  const isOurs = draft.form?.name === compiled.form.formId;
  const kept = isOurs && draft.form !== undefined ? draft.form.draft : draftOfRecord(compiled, draft.values);
  const spoken = draft.form !== undefined && compiled.form.languages.includes(draft.form.language);
  const fill = beginFill(
    compiled,
    {
      recordId: draft.recordId ?? crypto.randomUUID(),
      draftId: draft.id,
      language: spoken ? (draft.form?.language ?? language) : language,
      kept,
    },
    environment,
  );
  return {
    ...fill,
    edits: draft.baseEventId === undefined ? null : { baseEventId: draft.baseEventId, alsoBaseEventIds: [] },
    subject: draft.subjectCode === undefined ? null : { code: draft.subjectCode, id: null },
    notTheSame: draft.form?.notTheSame ?? [],
    reasons: reasonsByPath(compiled, draft.unmeasured),
    page: isOurs ? (draft.form?.page ?? '') : '',
    isTouched: true,
    keptAtMs: draft.savedAtMs,
  };
}

/** Reasons by path; what the form does not ask is left out. */
export function reasonsByPath(compiled: CompiledForm, unmeasured: Unmeasured): Reasons {
  const paths = new Map(singleQuestions(compiled).map(({ name, path }) => [name, path]));
  return Object.fromEntries(
    Object.entries(unmeasured).flatMap(([key, reason]) => {
      const path = key.includes('[') ? `/data/${key}` : paths.get(key);
      return path === undefined ? [] : [[path, reason] as const];
    }),
  );
}

/** Values that an edit changes, against those of the event that it builds on; what is empty now is null. */
export function changedValues(fill: Fill, before: DraftContent['values']): DraftContent['values'] {
  const now = recordOf(fill.form);
  const keys = new Set([...Object.keys(now), ...Object.keys(before).filter((key) => asks(fill, key))]);
  return Object.fromEntries(
    [...keys].flatMap((key) => {
      const value = now[key] ?? null;
      return value === (before[key] ?? null) ? [] : [[key, value] as const];
    }),
  );
}

/** Whether the form would say a value: one that it does not ask stays as it is. */
function asks({ form }: Fill, key: string): boolean {
  if (key.includes('[')) return true;
  const [definition] = form.compiled.names.get(key) ?? [];
  const node = definition === undefined ? undefined : form.tree.byPath.get(definition.path);
  return node !== undefined && isRelevant(form, node);
}
