import type { Output, Parsed } from '../../../shared/calls.ts';
import type { ReviewItem } from '../../../shared/prediction.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { unansweredPredictions } from '../store/predictions.ts';
import { newestWindow } from '../store/windows.ts';
import type { Context } from './context.ts';
import { distanceFromLimit, probabilityOf } from './scoring/distance-from-limit.ts';
import { servingModel } from './scoring/serving-model.ts';
import { nearestRows, reviewRows } from './scoring/review-rows.ts';

/**
 * What the champion said and nobody has answered: single predictions and the rows of its newest window, the least
 * certain first. Empty without a champion. Fails with `chunk.missing` and `chunk.damaged`.
 */
export async function listReview(
  context: Context,
  { limit }: Parsed<'review.list'>,
): Promise<Result<Output<'review.list'>>> {
  const { store, projectId } = context;
  const serving = servingModel(store, projectId, '@champion');
  if (serving === null) return ok({ items: [], waiting: 0 });
  const { spec, id } = serving.model;
  const singles = unansweredPredictions(store, projectId, id).map(
    ({ prediction, subjectCode }): ReviewItem => ({
      prediction,
      title: subjectCode ?? prediction.recordId ?? prediction.id,
      probability: probabilityOf(spec, prediction.output),
      classes: spec.classes,
    }),
  );
  const window = newestWindow(store, id);
  const rows = window === null ? ok({ nearest: [], waiting: 0 }) : nearestRows(store, spec, window, limit);
  if (!rows.ok) return rows;
  const ofWindow = window === null ? ok([]) : await reviewRows(context, spec, window, rows.value.nearest);
  if (!ofWindow.ok) return ofWindow;
  const distance = ({ prediction }: ReviewItem): number =>
    distanceFromLimit(spec, prediction.output.probabilities ?? {}, prediction.threshold);
  const items = [...singles, ...ofWindow.value].toSorted((a, b) => distance(a) - distance(b)).slice(0, limit);
  return ok({ items, waiting: singles.length + rows.value.waiting });
}
