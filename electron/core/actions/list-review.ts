import type { Output, Parsed } from '../../../shared/calls.ts';
import type { Cell } from '../../../shared/column.ts';
import { distanceFromLimit, probabilityOf } from '../../../shared/domain/distance-from-limit.ts';
import { isUnsure } from '../../../shared/domain/operating-point.ts';
import type { Prediction, PredictionWindow, ReviewItem } from '../../../shared/prediction.ts';
import type { ModelVersion } from '../../../shared/registry.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { NearestRow } from '../readers/answer-tasks.ts';
import { requireProject } from '../store/projects.ts';
import type { Context } from './context.ts';
import { type Guards, guardsOf, guardValues } from './scoring/guard-values.ts';
import { servingCanary } from './scoring/advising-models.ts';
import { featureValues } from './scoring/score-values.ts';
import { servingChampion } from './scoring/serving-model.ts';

/**
 * What the champion, or the canary, said and nobody has answered: first what is asked blind, then single predictions and the rows of its
 * newest window, the least certain first. Empty without a champion. Fails with `chunk.missing`, `chunk.damaged` and `reader.died`.
 */
export async function listReview(
  context: Context,
  { limit }: Parsed<'review.list'>,
): Promise<Result<Output<'review.list'>>> {
  const { store, projectId, readers, signal } = context;
  const serving = servingChampion(store, projectId);
  if (serving === null) return ok({ items: [], waiting: 0, agreement: null });
  const { model } = serving;
  const { spec, id: modelVersionId } = model;
  const canaryId = servingCanary(store, projectId, serving)?.serving.model.id ?? null;
  const { columns, blind } = requireProject(store, projectId).definition;
  const found = await readers.run(
    'review.nearest',
    { projectId, modelVersionId, canaryId, spec, blind, limit },
    { signal },
  );
  if (!found.ok) return found;
  const { singles, window, rows, waiting, agreement } = found.value;
  const site = columns.find(({ role }) => role === 'site')?.name;
  const guards = guardsOf(context, model);
  const items = [
    ...singles.map(({ prediction, subjectCode, values, ...asked }) => {
      const title = subjectCode ?? prediction.recordId ?? prediction.id;
      return itemOf(model, prediction, { ...asked, title, place: site === undefined ? null : values[site] });
    }),
    ...(window === null ? [] : rows.map((row) => rowItem(model, guards, window, row))),
  ];
  const distance = ({ prediction, blind: isBlind }: ReviewItem): number =>
    isBlind ? -1 : distanceFromLimit(spec, prediction.output.probabilities ?? {}, prediction.threshold);
  const sorted = items.toSorted((a, b) => distance(a) - distance(b)).slice(0, limit);
  // Nobody says the very number that a model says: how often they agree means nothing there.
  return ok({ items: sorted, waiting, agreement: spec.task === 'regression' ? null : agreement });
}

type About = {
  readonly title: string;
  readonly place: Cell | undefined;
  readonly blind: boolean;
  readonly clockBehindMs: number | null;
};

const itemOf = (
  { spec }: ModelVersion,
  prediction: Prediction,
  { title, place, blind, clockBehindMs }: About,
): ReviewItem => ({
  prediction,
  title,
  blind,
  ...(clockBehindMs !== null && { clockBehindMs }),
  place: (place ?? '') === '' ? null : String(place),
  probability: probabilityOf(spec, prediction.output),
  classes: spec.classes,
  positiveClass: spec.positiveClass,
});

function rowItem(
  model: ModelVersion,
  guards: Guards,
  window: PredictionWindow,
  { row, output, threshold, values, title, place }: NearestRow,
): ReviewItem {
  const { features } = model.spec;
  const probability = probabilityOf(model.spec, output);
  const judged = guardValues(guards, values);
  const prediction: Prediction = {
    id: `${window.id}:${row}`,
    modelRef: window.modelRef,
    modelVersionId: model.id,
    recordId: null,
    input: featureValues(features, values),
    output,
    threshold,
    deploymentId: window.deploymentId,
    unsure: probability !== null && isUnsure(window.operatingPoint, probability, threshold),
    outside: judged.outside,
    guards: judged.guards,
    explanation: null,
    scoredAtMs: window.scoredAtMs,
  };
  return itemOf(model, prediction, { title: String(title ?? row + 1), place, blind: false, clockBehindMs: null });
}
