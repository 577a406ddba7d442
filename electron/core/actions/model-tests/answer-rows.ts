import type { DatasetVersion } from '../../../../shared/dataset.ts';
import type { TestSuite } from '../../../../shared/model-tests.ts';
import type { TestReason } from '../../../../shared/test-report.ts';
import type { OperatingPoint } from '../../../../shared/operating-point.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { AnsweredRows } from '../../readers/model-tests/decide-rows.ts';
import { resolveDataset } from '../../store/datasets.ts';
import { findHeldOut } from '../../store/held-out-answers.ts';
import { findRun } from '../../store/runs.ts';
import type { Context } from '../context.ts';
import type { ServingModel } from '../scoring/serving-model.ts';
import { scoreVersion } from './score-version.ts';

/** A version as it would decide: its answers are held against the limits of `point`, or `threshold`. */
export type Candidate = ServingModel & {
  readonly threshold: number | null;
  readonly operatingPoint: OperatingPoint | null;
};

/** Answers to rows that the version did not learn from, or why there are none. */
export type UnseenAnswers =
  | {
      readonly kind: 'testSet' | 'heldOut';
      readonly version: DatasetVersion;
      readonly answered: AnsweredRows;
      readonly leftOut: number;
    }
  | { readonly because: TestReason; readonly detail: string | null };

/**
 * Answers to the suite's test set without the rows that the version learned from; without a test set, what was answered
 * to the rows held out when it was trained. Those answers are of models that learned from the other rows: the version
 * itself, refitted to all of them, has no unseen row among them. Fails with `test.noTestSet` and as `scoreVersion` does.
 */
export async function answerUnseen(
  context: Context,
  candidate: Candidate,
  { testSet }: TestSuite,
): Promise<Result<UnseenAnswers>> {
  return testSet === null ? ok(heldOut(context, candidate)) : scoreTestSet(context, candidate, testSet);
}

function heldOut({ store, projectId }: Context, candidate: Candidate): UnseenAnswers {
  const { runId } = candidate.model;
  const run = runId === null ? null : findRun(store, projectId, runId);
  const answers = runId === null ? null : findHeldOut(store, runId);
  const version = run === null ? null : resolveDataset(store, projectId, run.datasetVersionId);
  if (answers === null || version === null) return { because: 'noRows', detail: null };
  return { kind: 'heldOut', version, answered: answeredBy(candidate, answers.rows, answers.outputs), leftOut: 0 };
}

async function scoreTestSet(context: Context, candidate: Candidate, testSet: string): Promise<Result<UnseenAnswers>> {
  const version = resolveDataset(context.store, context.projectId, testSet);
  if (version === null) {
    return fail('test.noTestSet', `The test set ${testSet} is not here.`, 'Declare another one, or bring it here.');
  }
  const lacking = columnLacking(candidate, version);
  if (lacking !== null) return ok({ because: 'noColumn', detail: lacking });
  const learned = await rowsLearned(context, candidate, version);
  if (!learned.ok) return learned;
  const unseen = Int32Array.from({ length: version.rows }, (_, row) => row).filter(
    (row) => learned.value?.[row] === -1,
  );
  const rows = learned.value === null ? Int32Array.from({ length: version.rows }, (_, row) => row) : unseen;
  if (rows.length === 0) return ok({ because: 'allLearnedFrom', detail: testSet });
  const outputs = await scoreVersion(context, candidate, version);
  if (!outputs.ok) return outputs;
  const answered = answeredBy(candidate, rows, pickOutputs(outputs.value, candidate, rows));
  return ok({ kind: 'testSet', version, answered, leftOut: version.rows - rows.length });
}

/** A column that the version must have and does not; null where it has them all. */
export function columnLacking({ model: { spec } }: ServingModel, { columns }: DatasetVersion): string | null {
  const names = new Set(columns.map(({ name }) => name));
  const wanted = [...(spec.target === null ? [] : [spec.target]), ...spec.features.map(({ name }) => name)];
  return wanted.find((name) => !names.has(name)) ?? null;
}

/**
 * For each row of a data set version the row that the model learned from which says the same, -1 for none; null where what
 * it learned from is not known or not here.
 */
export async function rowsLearned(
  { store, projectId, readers, signal }: Context,
  { model: { runId } }: ServingModel,
  version: DatasetVersion,
): Promise<Result<Int32Array | null>> {
  const run = runId === null ? null : findRun(store, projectId, runId);
  const learned = run === null ? null : resolveDataset(store, projectId, run.datasetVersionId);
  if (learned === null) return ok(null);
  if (learned.id === version.id) return ok(Int32Array.from({ length: version.rows }, (_, row) => row));
  const matched = await readers.run(
    'tests.matchRows',
    { versionId: version.id, otherVersionId: learned.id },
    { signal },
  );
  return matched.ok ? ok(matched.value.rows) : matched;
}

export const answeredBy = (
  { model: { spec }, threshold, operatingPoint }: Candidate,
  rows: Int32Array,
  outputs: Float32Array,
): AnsweredRows => ({ spec, rows, outputs, threshold, point: operatingPoint });

/** Of answers to all rows those to some. */
export function pickOutputs(outputs: Float32Array, { model: { spec } }: ServingModel, rows: Int32Array): Float32Array {
  const width = Math.max(1, spec.classes.length);
  const picked = new Float32Array(rows.length * width);
  rows.forEach((row, at) => picked.set(outputs.subarray(row * width, (row + 1) * width), at * width));
  return picked;
}
