import type { Cell } from '../../../../shared/column.ts';
import { applyThreshold } from '../../../../shared/domain/apply-threshold.ts';
import { isUnsure, thresholdAt } from '../../../../shared/domain/operating-point.ts';
import type { Feature, Output } from '../../../../shared/model.ts';
import { pictureShapeOf } from '../../../../shared/picture.ts';
import type { Prediction } from '../../../../shared/prediction.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { askModel } from '../../engine/load-model.ts';
import { requireProject } from '../../store/projects.ts';
import type { Context } from '../context.ts';
import { occludePicture } from './occlude-picture.ts';
import { readImagesOf } from './read-images-of.ts';
import { sampleReasons } from './sample-reasons.ts';
import type { ServingModel } from './serving-model.ts';

type Values = Readonly<Record<string, Cell>>;

/** What a model says of a record, the limit that decided, and why (null where the model does not tell). */
export type Scored = Pick<Prediction, 'output' | 'explanation' | 'threshold' | 'unsure'>;

/**
 * Scores one record in the compute process and applies the operating point of its site. Reasons that have to be sampled
 * may take `patienceMs`, which `tookMs` leaves out. Fails as `readImagesOf` and `askModel` do.
 */
export async function scoreValues(
  context: Context,
  serving: ServingModel,
  values: Values,
  patienceMs: number,
): Promise<Result<Scored & { readonly tookMs: number }>> {
  const { model } = serving;
  const asked = await askRecord(context, serving, values, true);
  if (!asked.ok) return asked;
  const { record, images, scored } = asked.value;
  const explanation =
    scored.explanation ??
    (pictureShapeOf(model.spec) === null
      ? await sampleReasons(context, model, record, patienceMs)
      : await occludePicture(context, model, { record, images }, patienceMs));
  return ok({ ...decideRecord(context, serving, scored.output, values), explanation, tookMs: scored.tookMs });
}

/** As `scoreValues`, without asking why. */
export async function answerValues(
  context: Context,
  serving: ServingModel,
  values: Values,
): Promise<Result<Omit<Scored, 'explanation'>>> {
  const asked = await askRecord(context, serving, values, false);
  return asked.ok ? ok(decideRecord(context, serving, asked.value.scored.output, values)) : asked;
}

async function askRecord(context: Context, { model }: ServingModel, values: Values, explain: boolean) {
  const record = featureValues(model.spec.features, values);
  const images = await readImagesOf(context, model.spec.features, record);
  if (!images.ok) return images;
  const request = { sha256: model.sha256, record, explain, images: [...images.value] };
  const scored = await askModel(context, model, 'model.scoreRecord', request, context.signal);
  return scored.ok ? ok({ record, images: images.value, scored: scored.value }) : scored;
}

const decideRecord = (context: Context, serving: ServingModel, output: Output, values: Values) =>
  decide(serving, output, siteIn(siteColumn(context), values));

/** What is decided by the operating point of a site. */
export function decide(
  { model, threshold: ofModel, operatingPoint }: ServingModel,
  scored: Output,
  site: string | null,
): Omit<Scored, 'explanation'> {
  const threshold = thresholdAt(operatingPoint, site) ?? ofModel;
  const output = applyThreshold(model.spec, scored, threshold);
  const probability = model.spec.positiveClass === null ? undefined : output.probabilities?.[model.spec.positiveClass];
  const unsure = probability !== undefined && isUnsure(operatingPoint, probability, threshold);
  return { output, threshold, unsure };
}

/** The column by which the project says where a record was captured; null where it has none. */
export const siteColumn = ({ store, projectId }: Context): string | null =>
  requireProject(store, projectId).definition.columns.find(({ role }) => role === 'site')?.name ?? null;

/** Where a record was captured; null where it does not say. */
export function siteIn(column: string | null, values: Values): string | null {
  const site = column === null ? null : (values[column] ?? null);
  return site === null || site === '' ? null : String(site);
}

/** What a model reads of a record; a column not given is missing. */
export const featureValues = (features: readonly Feature[], values: Values): Record<string, Cell> =>
  Object.fromEntries(features.map(({ name }) => [name, values[name] ?? null]));

/** Names of the features that have no value. */
export const missingFeatures = (features: readonly Feature[], values: Values): string[] =>
  features.map(({ name }) => name).filter((name) => (values[name] ?? '') === '');
