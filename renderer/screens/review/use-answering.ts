import { useTranslation } from 'react-i18next';
import type { Answer } from '../../../shared/label.ts';
import type { ReviewItem } from '../../../shared/prediction.ts';
import { showToast } from '../../ui/feedback/toast-store.ts';
import { type Action, useAction } from '../../use-action.ts';
import { answerTo, choose, isHidden, keepAnswer, neighbour, show, useReview } from './answers.ts';

type Answering = Pick<Action<'label.add'>, 'busy' | 'error'> & {
  readonly give: (item: ReviewItem, answer: Answer) => void;
};

/**
 * Gives answers, one revision each. Undoing adds a revision too: with the answer before, or with "unsure" where the
 * undone one was the first.
 */
export function useAnswering(items: readonly ReviewItem[]): Answering {
  const { t } = useTranslation();
  const { busy, error, run } = useAction('label.add');
  const answered = useReview((state) => state.answered);
  const send = async (item: ReviewItem, answer: Answer) => {
    const blind = isHidden(item, useReview.getState().answered);
    const label = await run({ predictionId: item.prediction.id, answer, predictionShown: !blind });
    if (label) keepAnswer(item, answer, blind);
    return label !== null;
  };
  const undo = async (item: ReviewItem, before: Answer | null) => {
    if (!(await send(item, before ?? { kind: 'unsure' }))) return;
    show('answered');
    choose(item.prediction.id);
    showToast({ message: t('review.takenBack', { name: item.title }) });
  };
  const give = async (item: ReviewItem, answer: Answer) => {
    const before = answerTo(answered, item.prediction.id);
    const next = neighbour(items, item.prediction.id, 1);
    const reveals = isHidden(item, answered);
    if (!(await send(item, answer))) return;
    // What was asked blind stays: now the prediction is shown.
    choose(reveals ? item.prediction.id : next === item.prediction.id ? null : next);
    showToast({ message: t('review.toast', { name: item.title }), undo: () => void undo(item, before) });
  };
  return {
    busy,
    error,
    give: (item, answer) => {
      if (!busy) void give(item, answer);
    },
  };
}
