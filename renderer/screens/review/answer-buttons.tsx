import { Check, CircleHelp, type LucideIcon, Pencil } from 'lucide-react';
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
        icon={Check}
        label={says}
        words={t('review.confirms')}
        keys={t('review.key.confirm')}
        onClick={onConfirm}
      />
      <AnswerButton
        icon={Pencil}
        label={other ?? t('review.another')}
        words={t('review.corrects')}
        keys={t('review.key.correct')}
        onClick={onCorrect}
      />
      <AnswerButton
        icon={CircleHelp}
        label={t('review.unsure')}
        words={t('review.askColleague')}
        keys={t('review.key.unsure')}
        onClick={onUnsure}
      />
    </div>
  );
}

type AnswerButtonProps = {
  readonly icon: LucideIcon;
  readonly label: string;
  readonly words: string;
  readonly keys: string;
  readonly onClick: () => void;
};

const AnswerButton = ({ icon: Icon, label, words, keys, onClick }: AnswerButtonProps) => (
  <button type="button" className="answer" aria-keyshortcuts={keys} onClick={onClick}>
    <Icon size={18} strokeWidth={1.9} aria-hidden />
    <span>
      <b>{label}</b>
      <span className="second table-text">{words}</span>
    </span>
    <Kbd keys={keys} />
  </button>
);
