import type { ReviewItem } from '../../../shared/prediction.ts';
import { useCall } from '../../use-call.ts';
import { type ReasonWords, useReasonWords } from '../../use-reason-words.ts';

/**
 * Why the model said so of the item that is looked at, and what would turn it. The reasons are those that were stored,
 * else (the rows of a data set keep none) worked out now by the same version from the same values. Null until then, and
 * where the model does not tell.
 */
export function useReviewReasons(item: ReviewItem | undefined): ReasonWords | null {
  const reasonWords = useReasonWords();
  const { modelRef = '', input = {}, threshold = null } = item?.prediction ?? {};
  const question = item === undefined ? null : { model: modelRef, record: input, threshold };
  const asked = useCall('predict.explain', question, []);
  if (item === undefined) return null;
  const now = asked.state === 'ready' ? asked.value : null;
  const { explanation, output } = item.prediction;
  const known = explanation ?? now?.explanation ?? null;
  return known === null ? null : reasonWords(known, { output, values: input, threshold }, now?.turns);
}
