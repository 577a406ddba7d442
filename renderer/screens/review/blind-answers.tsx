import { CircleHelp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Kbd } from '../../ui/controls/kbd.tsx';
import { useOwnWords } from '../../use-own-words.ts';
import { AnswerButton } from './answer-buttons.tsx';
import { CorrectTo } from './correct-to.tsx';

/** So many classes fit beside "Unsure". */
export const MOST_BUTTONS = 3;

type BlindAnswersProps = {
  /** The answers there can be, in the model's order; empty for numbers. */
  readonly classes: readonly string[];
  readonly onSay: (said: string) => void;
  readonly onUnsure: () => void;
};

/** The answers themselves, of equal weight and in an order that says nothing of the prediction. */
export function BlindAnswers({ classes, onSay, onUnsure }: BlindAnswersProps) {
  const { t } = useTranslation();
  const own = useOwnWords();
  const unsure = (
    <AnswerButton
      mark={<CircleHelp size={18} strokeWidth={1.9} aria-hidden />}
      label={t('review.unsure')}
      words={t('review.askColleague')}
      keys={t('review.key.unsure')}
      onClick={onUnsure}
    />
  );
  if (classes.length === 0 || classes.length > MOST_BUTTONS) {
    return <CorrectTo classes={classes} onAnswer={onSay} beside={unsure} />;
  }
  return (
    <div className="answers">
      {classes.map((name, index) => (
        <AnswerButton
          key={name}
          mark={<Kbd keys={String(index + 1)} />}
          label={own.classShort(name)}
          words={t('review.blind.sayFirst')}
          onClick={() => onSay(name)}
        />
      ))}
      {unsure}
    </div>
  );
}
