import type { Cell } from '../../../../shared/column.ts';
import type { Prediction } from '../../../../shared/prediction.ts';
import { recordChange } from '../../store/change.ts';
import { addEdge, addNode } from '../../store/lineage.ts';
import type { WritableDb } from '../../store/open-database.ts';
import { insertPrediction } from '../../store/predictions.ts';
import type { Context } from '../context.ts';
import type { Guarded } from './guard-values.ts';
import { featureValues, type Scored } from './score-values.ts';
import type { ServingModel } from './serving-model.ts';

export type ScoredRecord = Scored & {
  readonly serving: ServingModel;
  readonly values: Readonly<Record<string, Cell>>;
  readonly guarded: Guarded;
  /** The record and its event that were scored; null for values that are no record. */
  readonly record: { readonly id: string; readonly eventId: string } | null;
  readonly shown: boolean;
  readonly scoredAtMs: number;
};

/** Writes a single prediction with its change and lineage, inside the caller's transaction. */
export function keepPrediction(db: WritableDb, context: Context, scored: ScoredRecord): Prediction {
  const { serving, values, guarded, output, explanation, threshold, unsure, record, shown, scoredAtMs } = scored;
  const { model, deploymentId } = serving;
  const prediction: Prediction = {
    id: context.newId(),
    modelRef: model.ref,
    modelVersionId: model.id,
    recordId: record?.id ?? null,
    input: featureValues(model.spec.features, values),
    output,
    threshold,
    deploymentId,
    unsure,
    outside: guarded.outside,
    guards: guarded.guards,
    explanation,
    scoredAtMs,
  };
  const { projectId, actorId, deviceId } = context;
  const recordEventId = record?.eventId ?? null;
  insertPrediction(db, { ...prediction, projectId, recordEventId, shown, actorId, deviceId });
  recordChange(db, context, {
    kind: 'prediction.made',
    lane: record?.id ?? prediction.id,
    entityKind: 'prediction',
    entityId: prediction.id,
    payload: { ...prediction, shown },
  });
  addNode(db, { id: prediction.id, kind: 'prediction', label: String(output.prediction), projectId, atMs: scoredAtMs });
  addEdge(db, model.id, prediction.id, 'scored');
  if (deploymentId !== null) addEdge(db, deploymentId, prediction.id, 'decided');
  if (record !== null) addEdge(db, record.id, prediction.id, 'scored');
  return prediction;
}
