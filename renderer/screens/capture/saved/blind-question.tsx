import { EyeOff } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useOwnWords } from '../../../use-own-words.ts';
import { Button } from '../../../ui/controls/button.tsx';
import { useAnswerKeys } from '../use-answer-keys.ts';

type BlindQuestionProps = {
  /** Classes that the model tells apart. */
  readonly classes: readonly string[];
  readonly onAnswer: (name: string) => void;
  /** Where the answer is a number: it is typed in Review. */
  readonly onOther: () => void;
};

/** The person answers before the advice is shown: so it can be told how often the model is right, not how often it is followed. */
export function BlindQuestion({ classes, onAnswer, onOther }: BlindQuestionProps) {
  const { t } = useTranslation();
  const own = useOwnWords();
  const keys = useMemo(
    () => Object.fromEntries(classes.map((name, index) => [String(index + 1), () => onAnswer(name)])),
    [classes, onAnswer],
  );
  useAnswerKeys(keys);
  return (
    <>
      <p className="advice-head second table-text">
        <EyeOff size={16} strokeWidth={1.9} aria-hidden />
        <span>{t('capture.blindTitle')}</span>
      </p>
      <h2 className="verdict">{own.question}</h2>
      <p className="advice-sentence">{t('capture.blindAsk')}</p>
      <div className="blind-answers">
        {classes.map((name, index) => (
          <Button
            key={name}
            wide
            size="capture"
            label={own.classShort(name)}
            shortcut={String(index + 1)}
            onClick={() => onAnswer(name)}
          />
        ))}
        {classes.length === 0 && <Button wide size="capture" label={t('capture.blindInReview')} onClick={onOther} />}
      </div>
    </>
  );
}
