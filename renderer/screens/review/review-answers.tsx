import { ArrowRight } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../shared/label.ts';
import type { ReviewItem } from '../../../shared/prediction.ts';
import { Button } from '../../ui/controls/button.tsx';
import { useAnswerKeys } from '../capture/use-answer-keys.ts';
import { AnswerButtons } from './answer-buttons.tsx';
import { blindAnswer } from './answers.ts';
import { BlindAnswers, MOST_BUTTONS } from './blind-answers.tsx';
import { CorrectTo } from './correct-to.tsx';
import { otherAnswer } from './other-answer.ts';
import { useReviewKeys } from './review-keys.ts';

type ReviewAnswersProps = {
  readonly item: ReviewItem;
  /** The prediction is seen (`open`), asked before it is (`hidden`), or seen since it was answered (`revealed`). */
  readonly state: 'open' | 'hidden' | 'revealed';
  readonly says: string;
  readonly other: string | null;
  /** What this person answered, in words; null where they have not. */
  readonly given: string | null;
  readonly onAnswer: (answer: Answer) => void;
  readonly onMove: (step: 1 | -1) => void;
};

/** The ways to answer, by button and by key. */
export function ReviewAnswers({ state, ...props }: ReviewAnswersProps) {
  if (state === 'hidden') return <Blind {...props} />;
  return state === 'revealed' ? <Revealed words={props.given} onMove={props.onMove} /> : <Open {...props} />;
}

const nothing = (): void => undefined;

function Open({ item, says, other, onAnswer, onMove }: Omit<ReviewAnswersProps, 'state' | 'given'>) {
  const [correcting, setCorrecting] = useState(false);
  const rest = item.classes.filter((name) => name !== item.prediction.output.prediction);
  const actions = {
    onConfirm: () => onAnswer({ kind: 'confirmed' }),
    onUnsure: () => onAnswer({ kind: 'unsure' }),
    onCorrect: () => {
      const to = otherAnswer(item.prediction.output);
      if (to === null) setCorrecting(true);
      else onAnswer({ kind: 'corrected', to });
    },
  };
  useReviewKeys({ ...actions, onNext: () => onMove(1), onBack: () => onMove(-1) }, !correcting);
  return (
    <>
      {correcting && (
        <CorrectTo
          classes={rest}
          onAnswer={(to) => onAnswer({ kind: 'corrected', to })}
          onLeave={() => setCorrecting(false)}
        />
      )}
      <AnswerButtons says={says} other={other} {...actions} />
    </>
  );
}

function Blind({ item, onAnswer, onMove }: Pick<ReviewAnswersProps, 'item' | 'onAnswer' | 'onMove'>) {
  const onSay = (said: string) => onAnswer(blindAnswer(item, said));
  const onUnsure = () => onAnswer({ kind: 'unsure' });
  const move = { onNext: () => onMove(1), onBack: () => onMove(-1) };
  useReviewKeys({ ...move, onConfirm: nothing, onCorrect: nothing, onUnsure }, true);
  const shown = item.classes.length <= MOST_BUTTONS ? item.classes : [];
  useAnswerKeys(Object.fromEntries(shown.map((name, index) => [String(index + 1), () => onSay(name)])));
  return <BlindAnswers classes={item.classes} onSay={onSay} onUnsure={onUnsure} />;
}

/** It was answered and is shown now; the next one comes when the person goes on. */
type RevealedProps = Pick<ReviewAnswersProps, 'onMove'> & { readonly words: string | null };

function Revealed({ words, onMove }: RevealedProps) {
  const { t } = useTranslation();
  const keys = { onConfirm: nothing, onCorrect: nothing, onUnsure: nothing };
  useReviewKeys({ ...keys, onNext: () => onMove(1), onBack: () => onMove(-1) }, true);
  return (
    <div className="review-go-on">
      <Button
        kind="filled"
        size="capture"
        icon={ArrowRight}
        iconAtEnd
        mirrorIcon
        label={t('review.blind.goOn')}
        shortcut={t('review.key.next')}
        onClick={() => onMove(1)}
      />
      <p role="status">{words}</p>
    </div>
  );
}
