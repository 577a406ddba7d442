import type { Output, Parsed } from '../../../shared/calls.ts';
import type { ReviewItem } from '../../../shared/prediction.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { resolveDataset } from '../store/datasets.ts';
import { unansweredPredictions } from '../store/predictions.ts';
import { newestWindow } from '../store/windows.ts';
import type { Context } from './context.ts';
import { distanceFromLimit, probabilityOf } from './scoring/distance-from-limit.ts';
import { type ServingModel, servingModel } from './scoring/serving-model.ts';
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
  const rows = listRows(context, serving, limit);
  if (!rows.ok) return rows;
  const distance = ({ prediction }: ReviewItem): number =>
    distanceFromLimit(spec, prediction.output.probabilities ?? {}, prediction.threshold);
  const items = [...singles, ...rows.value.items].toSorted((a, b) => distance(a) - distance(b)).slice(0, limit);
  return ok({ items, waiting: singles.length + rows.value.waiting });
}

type Waiting = { readonly items: readonly ReviewItem[]; readonly waiting: number };

function listRows({ store, projectId }: Context, { model }: ServingModel, limit: number): Result<Waiting> {
  const window = newestWindow(store, model.id);
  if (window === null) return ok({ items: [], waiting: 0 });
  const version = resolveDataset(store, projectId, window.datasetVersionId);
  if (version === null) throw new Error(`window ${window.window.id} scored a version that is not here`);
  const found = nearestRows(store, model.spec, window, limit);
  if (!found.ok) return found;
  const items = reviewRows(store, model.spec, window, version, found.value.nearest);
  return items.ok ? ok({ items: items.value, waiting: found.value.waiting }) : items;
}
