import type { ReadableDb } from '../../store/open-database.ts';
import { newestMove } from '../../store/alias-moves.ts';
import type { Listening } from '../../store/shadow-predictions.ts';
import { saysTheSame } from '../../../../shared/domain/says-the-same.ts';
import { type DeployedModel, servingChampion, servingUnder } from '../scoring/serving-model.ts';

export type Shadow = { readonly serving: DeployedModel; readonly listening: Listening };

/** The version that scores beside the champion; null where none does, or the two tell different things. */
export function listeningShadow(db: ReadableDb, projectId: string): Shadow | null {
  const serving = servingUnder(db, projectId, 'shadow');
  const champion = servingChampion(db, projectId);
  const move = newestMove(db, projectId, 'shadow');
  if (serving === null || champion === null || move === null) return null;
  if (!saysTheSame(serving.model.spec, champion.model.spec)) return null;
  return { serving, listening: { projectId, modelVersionId: serving.model.id, sinceMs: move.movedAtMs } };
}
