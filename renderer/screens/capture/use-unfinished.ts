import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { CompiledForm } from '../../../shared/forms/compile-form.ts';
import type { Draft } from '../../../shared/draft.ts';
import { formatMoment } from '../../format.ts';
import { call } from '../../call.ts';
import type { MenuItem } from '../../ui/controls/menu.tsx';
import { showToast } from '../../ui/feedback/toast-store.ts';
import { useOwnWords } from '../../use-own-words.ts';
import { useShellState } from '../../shell/shell-state.ts';
import type { Fill } from './fill/fill.ts';
import { fromDraft, toDraft } from './fill/fill-draft.ts';
import { beginNew, environment, forget, open } from './fill/fill-store.ts';
import { nameOfRecord } from './name-of-record.ts';

export type Unfinished = {
  readonly items: readonly MenuItem[];
  /** How many there are beside the open one. */
  readonly others: number;
};

/** What was begun and not saved, by whom it is about: to go on with, beside, or to throw away. */
export function useUnfinished(
  drafts: readonly Draft[],
  fill: Fill,
  compiled: CompiledForm,
  language: string,
): Unfinished {
  const { t } = useTranslation();
  const own = useOwnWords();
  const definition = useShellState(({ project }) => project?.definition);
  const others = drafts.filter(({ id }) => id !== fill.draftId);
  const goOn = (draft: Draft): MenuItem => {
    const name = nameOfRecord(draft, definition) ?? own.newRecord;
    return {
      label: t('capture.goOnWith', { name, time: formatMoment(draft.savedAtMs) }),
      onSelect: () => open(fromDraft(compiled, draft, language, environment())),
    };
  };
  const discard = async () => {
    const { draftId } = fill;
    const content = toDraft(fill);
    // Forgotten first: leaving a field would keep it again.
    forget();
    beginNew(compiled, language);
    const removed = await call('draft.remove', { draftId });
    if (!removed.ok) return open(fill);
    const undo = async () => {
      const kept = await call('draft.save', { draftId, ...content });
      if (kept.ok) open({ ...fill, keptAtMs: kept.value.savedAtMs });
    };
    const name = nameOfRecord(content, definition) ?? own.newRecord;
    showToast({ message: t('capture.discarded', { name }), undo: () => void undo() });
  };
  const items: MenuItem[] = others.map(goOn);
  if (fill.isTouched) {
    items.push({ label: t('capture.beginAnother'), icon: Plus, onSelect: () => beginNew(compiled, language) });
    items.push({ label: t('capture.discard'), icon: Trash2, danger: true, onSelect: () => void discard() });
  }
  return { items, others: others.length };
}
