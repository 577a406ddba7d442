import { CircleDot, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IconButton } from '../../../ui/controls/icon-button.tsx';
import type { ReadDraft } from './step-drafts.ts';
import { StepFields, type StepFieldsProps } from './step-fields.tsx';
import { useStepWords } from './use-step-words.ts';

type StepCardProps = StepFieldsProps & {
  /** From 1, in the order in which steps are taken. */
  readonly number: number;
  /** What the draft says so far. */
  readonly read: ReadDraft | undefined;
  readonly onRemove: () => void;
};

/** One step: what it does, its fields, and the sentence that will be recorded or what it still lacks. */
export function StepCard({ number, read, onRemove, ...fields }: StepCardProps) {
  const { t } = useTranslation();
  const wordsOf = useStepWords();
  const name = t('derive.step', { number, kind: t(`derive.kind.${fields.draft.kind}`) });
  return (
    <li className="card-row derive-step" aria-label={name}>
      <div className="derive-step-head">
        <strong>{name}</strong>
        <IconButton icon={Trash2} label={t('derive.remove', { number })} onClick={onRemove} />
      </div>
      <StepFields {...fields} />
      {read && (
        <p className={read.ok ? 'derive-sentence table-text' : 'derive-sentence table-text second'}>
          {!read.ok && <CircleDot size={14} strokeWidth={1.9} aria-hidden />}
          {read.ok ? wordsOf(read.step) : t(`derive.lacks.${read.lacks}`)}
        </p>
      )}
    </li>
  );
}
