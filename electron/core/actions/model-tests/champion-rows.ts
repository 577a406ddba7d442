import type { DatasetVersion } from '../../../../shared/dataset.ts';
import type { HeldOutAnswers } from '../../../../shared/held-out.ts';
import type { TestReason } from '../../../../shared/test-report.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { AnsweredRows } from '../../readers/model-tests/decide-rows.ts';
import { findHeldOut } from '../../store/held-out-answers.ts';
import type { Context } from '../context.ts';
import { saysTheSame } from '../../../../shared/domain/says-the-same.ts';
import { type ServingModel, servingChampion } from '../scoring/serving-model.ts';
import { answeredBy, columnLacking, pickOutputs, rowsLearned } from './answer-rows.ts';
import { scoreVersion } from './score-version.ts';

type Compared = AnsweredRows | { readonly because: TestReason };

/**
 * What the version in use answers to those of the rows that it did not learn from: the answers of its own training where
 * that held them out, else its file's. Rows that it learned from would flatter it. Fails as `rowsLearned` and the engine do.
 */
export async function answerAsChampion(
  context: Context,
  candidate: ServingModel,
  version: DatasetVersion,
  rows: Int32Array,
): Promise<Result<Compared>> {
  const champion = servingChampion(context.store, context.projectId);
  if (champion === null) return ok({ because: 'noChampion' });
  if (champion.model.id === candidate.model.id) return ok({ because: 'isChampion' });
  if (!saysTheSame(champion.model.spec, candidate.model.spec)) return ok({ because: 'otherAnswers' });
  if (columnLacking(champion, version) !== null) return ok({ because: 'noColumn' });
  const learned = await rowsLearned(context, champion, version);
  if (!learned.ok) return learned;
  const held = champion.model.runId === null ? null : findHeldOut(context.store, champion.model.runId);
  return scoreUnseen(context, champion, version, sortRows(rows, learned.value, held));
}

type Sorted = {
  readonly fresh: readonly number[];
  readonly heldRows: readonly number[];
  readonly heldPlaces: readonly number[];
  readonly held: HeldOutAnswers | null;
};

/** Rows that it never saw, and rows that its training held out; the others are left out. */
function sortRows(rows: Int32Array, learned: Int32Array | null, held: HeldOutAnswers | null): Sorted {
  const places = new Map(Array.from(held?.rows ?? [], (row, place) => [row, place] as const));
  const placeOf = (row: number): number | undefined => places.get(learned?.[row] ?? -1);
  const heldRows = [...rows].filter((row) => placeOf(row) !== undefined);
  return {
    fresh: [...rows].filter((row) => learned === null || learned[row] === -1),
    heldRows,
    heldPlaces: heldRows.flatMap((row) => placeOf(row) ?? []),
    held,
  };
}

async function scoreUnseen(
  context: Context,
  champion: ServingModel,
  version: DatasetVersion,
  { fresh, heldRows, heldPlaces, held }: Sorted,
): Promise<Result<Compared>> {
  const scored = fresh.length === 0 ? ok(new Float32Array(0)) : await scoreVersion(context, champion, version);
  if (!scored.ok) return scored;
  const ofFile = pickOutputs(scored.value, champion, Int32Array.from(fresh));
  const ofTraining = pickOutputs(held?.outputs ?? new Float32Array(0), champion, Int32Array.from(heldPlaces));
  const outputs = new Float32Array(ofFile.length + ofTraining.length);
  outputs.set(ofFile);
  outputs.set(ofTraining, ofFile.length);
  return ok(answeredBy(champion, Int32Array.from([...fresh, ...heldRows]), outputs));
}
