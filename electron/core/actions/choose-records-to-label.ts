import type { Output, Parsed } from '../../../shared/calls.ts';
import type { Cell } from '../../../shared/column.ts';
import { MS_PER_DAY } from '../../../shared/columns/cells.ts';
import { probabilityOf } from '../../../shared/domain/distance-from-limit.ts';
import { chooseToLabel } from '../../../shared/domain/performance/choose-to-label.ts';
import type { Feature } from '../../../shared/model.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { recordSites } from '../store/day-profiles.ts';
import { unansweredPredictions } from '../store/predictions.ts';
import type { Context } from './context.ts';
import { findTableModel } from './models/find-table-model.ts';
import { bringProfilesUp } from './monitoring/bring-profiles-up.ts';

/** The newest unanswered records that are looked at: a project that never labels has very many. */
const MOST_LOOKED_AT = 5_000;

/**
 * The unanswered records whose truth would tell most of the model: where it hardly knows, and unlike each other. Fails
 * with `model.unknown` and `model.notATable`.
 */
export async function chooseRecordsToLabel(
  context: Context,
  { model: ref, limit }: Parsed<'monitor.toLabel'>,
): Promise<Result<Output<'monitor.toLabel'>>> {
  const { store, projectId } = context;
  const found = findTableModel(store, projectId, ref);
  if (!found.ok) return found;
  const { id: modelVersionId, spec, ref: modelRef } = found.value;
  await bringProfilesUp(context, found.value);
  const sites = recordSites(store, projectId);
  const waiting = unansweredPredictions(store, projectId, modelVersionId).filter(
    ({ prediction }) => prediction.recordId !== null,
  );
  const looked = waiting.slice(0, MOST_LOOKED_AT);
  const byId = new Map(looked.map(({ prediction }) => [prediction.id, prediction]));
  const chosen = chooseToLabel(
    looked.map(({ prediction: { id, input, output, threshold } }) => ({
      id,
      point: Float64Array.from(spec.features, (feature) => coordinateOf(feature, input[feature.name] ?? null)),
      output,
      threshold,
      positiveClass: spec.positiveClass,
    })),
    limit,
  );
  const records = chosen.flatMap(({ id, uncertain, apart }) => {
    const prediction = byId.get(id);
    if (prediction === undefined || prediction.recordId === null) return [];
    const { recordId, output, outside, scoredAtMs } = prediction;
    const about = { day: Math.floor(scoredAtMs / MS_PER_DAY), site: sites.get(recordId) ?? '' };
    const said = { prediction: output.prediction, score: probabilityOf(spec, output), isOutside: outside.length > 0 };
    return [{ recordId, predictionId: id, ...about, ...said, uncertain, apart }];
  });
  return ok({ modelRef, waiting: waiting.length, records });
}

/** 0 to 1 over what training saw for a number, the place among the categories times their number for a category. */
function coordinateOf({ min, max, categories }: Feature, cell: Cell): number {
  if (cell === null || cell === '') return Number.NaN;
  if (categories !== undefined) return categories.indexOf(String(cell));
  const value = Number(cell);
  return min === undefined || max === undefined || max === min ? value : (value - min) / (max - min);
}
