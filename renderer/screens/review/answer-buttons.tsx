import { Check, CircleHelp, Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../../ui/controls/kbd.tsx';

type AnswerButtonsProps = {
  /** What the model says, and the other answer where there is exactly one. */
  readonly says: string;
  readonly other: string | null;
  readonly onConfirm: () => void;
  readonly onCorrect: () => void;
  readonly onUnsure: () => void;
};

/** Three answers of equal weight: the person decides, nothing is preset. */
export function AnswerButtons({ says, other, onConfirm, onCorrect, onUnsure }: AnswerButtonsProps) {
  const { t } = useTranslation();
  return (
    <div className="answers">
      <AnswerButton
        mark={<Check size={18} strokeWidth={1.9} aria-hidden />}
        label={says}
        words={t('review.confirms')}
        keys={t('review.key.confirm')}
        onClick={onConfirm}
      />
      <AnswerButton
        mark={<Pencil size={18} strokeWidth={1.9} aria-hidden />}
        label={other ?? t('review.another')}
        words={t('review.corrects')}
        keys={t('review.key.correct')}
        onClick={onCorrect}
      />
      <AnswerButton
        mark={<CircleHelp size={18} strokeWidth={1.9} aria-hidden />}
        label={t('review.unsure')}
        words={t('review.askColleague')}
        keys={t('review.key.unsure')}
        onClick={onUnsure}
      />
    </div>
  );
}

type AnswerButtonProps = {
  /** An icon, or the key where the key is all that tells them apart. */
  readonly mark: ReactNode;
  readonly label: string;
  readonly words: string;
  readonly keys?: string | undefined;
  readonly onClick: () => void;
};

export const AnswerButton = ({ mark, label, words, keys, onClick }: AnswerButtonProps) => (
  <button type="button" className="answer" aria-keyshortcuts={keys} onClick={onClick}>
    {mark}
    <span>
      <b>{label}</b>
      <span className="second table-text">{words}</span>
    </span>
    {keys !== undefined && <Kbd keys={keys} />}
  </button>
);
