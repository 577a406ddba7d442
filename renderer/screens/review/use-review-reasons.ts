import type { ReviewItem } from '../../../shared/prediction.ts';
import { useCall } from '../../use-call.ts';
import { type ReasonWords, useReasonWords } from '../../use-reason-words.ts';

/**
 * Why the model said so of the item that is looked at: as it was stored, else (the rows of a data set keep no reasons)
 * worked out now by the same version from the same values. Null until then, and where the model does not tell.
 */
export function useReviewReasons(item: ReviewItem | undefined): ReasonWords | null {
  const reasonWords = useReasonWords();
  const asks = item !== undefined && item.prediction.explanation === null;
  const question = asks ? { model: item.prediction.modelRef, record: item.prediction.input } : null;
  const answered = useCall('predict.explain', question, []);
  if (item === undefined) return null;
  const { explanation, output, input, threshold } = item.prediction;
  const known = explanation ?? (answered.state === 'ready' ? answered.value.explanation : null);
  return known === null ? null : reasonWords(known, { output, values: input, threshold });
}
