import type { ColumnChunk } from '../../../shared/column.ts';
import { predictionMetrics } from '../../../shared/domain/prediction-metrics.ts';
import type { Metrics, ModelSpec } from '../../../shared/model.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { ReadableDb } from '../store/open-database.ts';
import { versionChunks, versionHead } from '../store/version-chunks.ts';
import { numbersOf } from './profile-answers.ts';
import { groupByRows, readGroup, refuseVersion } from './row-groups.ts';
import type { ReaderInput, ReaderOutput, TaskContext } from './tasks.ts';

/**
 * Holds stored answers against the version's target; null where it has no such column. Fails with `dataset.unknown`,
 * `predict.cancelled`, and as `readGroup` does.
 */
export async function judgeAnswers(
  db: ReadableDb,
  { spec, versionId, chunks }: ReaderInput<'answers.judge'>,
  { signal }: Pick<TaskContext, 'signal'>,
): Promise<Result<ReaderOutput<'answers.judge'>>> {
  const head = versionHead(db, versionId);
  if (head === null) return refuseVersion(versionId);
  const target = head.columns.findIndex(({ name }) => name === spec.target);
  if (target === -1) return ok(null);
  const truths = versionChunks(db, versionId).filter(({ column }) => column === target);
  const judge = createJudge(spec, head.rows);
  for (const [place, references] of groupByRows(chunks).entries()) {
    await new Promise(setImmediate); // lets a cancel in
    if (signal.aborted) return fail('predict.cancelled', 'Scoring was cancelled; nothing was kept.');
    const answered = readGroup(db, references);
    if (!answered.ok) return answered;
    const truth = readGroup(db, truths.slice(place, place + 1));
    if (!truth.ok) return truth;
    for (const chunk of truth.value.chunks) judge.add(answered.value.chunks, chunk);
  }
  return ok(judge.finish());
}

/** Gathers answers beside their truth while row ranges pass by; rows without a known truth are left out. */
function createJudge(spec: ModelSpec, mostRows: number) {
  const width = spec.task === 'regression' ? 1 : spec.classes.length;
  const actual = new Float64Array(mostRows);
  const predicted = new Int32Array(mostRows);
  const outputs = new Float32Array(mostRows * width);
  let rows = 0;
  return {
    add(answers: readonly ColumnChunk[], truth: ColumnChunk): void {
      const ofClasses = answers.slice(0, width).map(numbersOf);
      const decided = placesOf(spec.classes, answers.at(-1));
      truthOf(spec, truth).forEach((value, row) => {
        if (Number.isNaN(value)) return;
        actual[rows] = value;
        predicted[rows] = decided(row);
        for (let place = 0; place < width; place += 1) outputs[rows * width + place] = ofClasses[place]?.[row] ?? 0;
        rows += 1;
      });
    },
    /** Null where no row's truth is known. */
    finish: (): Metrics | null =>
      predictionMetrics(spec, {
        outputs: outputs.subarray(0, rows * width),
        actual: actual.subarray(0, rows),
        predicted: predicted.subarray(0, rows),
      }),
  };
}

/** A stored chunk's dictionary need not be in the order of the classes. Regression decides nothing: always 0. */
function placesOf(classes: readonly string[], decided: ColumnChunk | undefined): (row: number) => number {
  if (decided?.kind !== 'coded') return () => 0;
  const places = decided.dictionary.map((name) => classes.indexOf(name));
  return (row) => places[decided.codes[row] ?? -1] ?? 0;
}

/** The class's place or the number, NaN where the cell is missing or names no class of the model. */
export function truthOf({ task, classes }: Pick<ModelSpec, 'task' | 'classes'>, chunk: ColumnChunk): Float64Array {
  const placeOf = (name: string): number => {
    const place = classes.indexOf(name);
    return place === -1 ? Number.NaN : place;
  };
  if (chunk.kind === 'numeric') {
    return task === 'regression' ? chunk.values : chunk.values.map((value) => placeOf(String(value)));
  }
  const places = chunk.dictionary.map(task === 'regression' ? Number : placeOf);
  return Float64Array.from(chunk.codes, (code) => places[code] ?? Number.NaN);
}
