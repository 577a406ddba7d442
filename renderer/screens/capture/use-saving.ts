import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/calls.ts';
import type { DraftContent } from '../../../shared/draft.ts';
import { recordOf } from '../../../shared/forms/look-at-form.ts';
import { noteEnd } from '../../../shared/forms/fill-form.ts';
import type { AppError } from '../../../shared/result.ts';
import { call } from '../../call.ts';
import { useShellState } from '../../shell/shell-state.ts';
import { useAction } from '../../use-action.ts';
import { isVerdict } from './advice/advice-panel.tsx';
import type { InSight } from './advice/live-advice.tsx';
import { isOfNow } from './advice/use-score.ts';
import { pageWith } from './fill/blocks.ts';
import type { Fill } from './fill/fill.ts';
import { changedValues } from './fill/fill-draft.ts';
import { confirmedOf, firstProblem, unmeasuredOf } from './fill/fill-record.ts';
import { environment, goToPage, judgeAll, keepSaved, useCapture, versionOf } from './fill/fill-store.ts';
import { pagesOf } from './fill/pages.ts';

type Finishing = {
  readonly title: string;
  readonly inSight: RefObject<InSight>;
  /** The path of the question for which it cannot be saved yet; null when it is tried anew. */
  readonly onRefused: (path: string | null) => void;
};

type Saving = { readonly save: () => void; readonly busy: boolean; readonly error: AppError | null };

/** Saves the record, or the change of one, with whether a verdict on just these answers was seen. */
export function useSaving({ title, inSight, onRefused }: Finishing): Saving {
  const { t } = useTranslation();
  const add = useAction('record.add');
  const edit = useAction('record.edit');
  const subjectColumn = useShellState(
    ({ project }) => project?.definition.columns.find(({ role }) => role === 'subject')?.name,
  );
  const refuse = (fill: Fill): boolean => {
    const wrong = firstProblem(fill);
    if (wrong === undefined) return false;
    judgeAll();
    const page = pageWith(fill.form, pagesOf(fill.form.compiled), wrong.path);
    onRefused(wrong.path);
    if (page !== undefined) goToPage(page.key);
    return true;
  };
  const save = async () => {
    const { fill } = useCapture.getState();
    if (fill === null || add.busy || edit.busy) return;
    onRefused(null);
    if (refuse(fill)) return;
    const { scored, advice } = inSight.current;
    const shown = isVerdict(advice) && isOfNow(scored, fill);
    const values = recordOf(noteEnd(fill.form, environment()));
    const version = versionOf(fill);
    const visit = {
      recordId: fill.recordId,
      unmeasured: unmeasuredOf(fill),
      predictionShown: shown,
      confirmed: confirmedOf(fill),
      draftId: fill.draftId,
      ...(version === null ? {} : { form: version }),
    };
    const result =
      fill.edits === null
        ? await add.run({ ...visit, values, ...subjectOf(fill, subjectColumn, values) })
        : await edit.run({
            ...visit,
            baseEventId: fill.edits.baseEventId,
            alsoBaseEventIds: [...fill.edits.alsoBaseEventIds],
            values: changedValues(fill, await valuesBefore(fill)),
          });
    if (result) keepSaved({ result, title: title || t('capture.title'), language: fill.form.language, isShown: shown });
  };
  return { save: () => void save(), busy: add.busy || edit.busy, error: add.error ?? edit.error };
}

type Subject = { readonly subjectCode?: string };

function subjectOf(fill: Fill, column: string | undefined, values: DraftContent['values']): Subject {
  const asked = column === undefined ? null : (values[column] ?? null);
  const code = (fill.subject?.code ?? (asked === null ? '' : String(asked))).trim();
  return code === '' ? {} : { subjectCode: code };
}

/** What the event says that an edit builds on; nothing where it cannot be read, and then all values are said anew. */
async function valuesBefore({ recordId, edits }: Fill): Promise<DraftContent['values']> {
  const shown = await call('record.show', { id: recordId });
  const events: Output<'record.show'>['events'] = shown.ok ? shown.value.events : [];
  return events.find(({ id }) => id === edits?.baseEventId)?.values ?? {};
}
