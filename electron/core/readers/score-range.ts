import type { ColumnChunk } from '../../../shared/column.ts';
import { encodeChunk } from '../../../shared/columns/chunk-codec.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { ReadableDb } from '../store/open-database.ts';
import { keepRows } from './derive/change-chunk.ts';
import { readGroup } from './row-groups.ts';
import { sealAnswers } from './seal-answers.ts';
import type { ReaderInput, ReaderOutput } from './tasks.ts';
import { scoreByPlan } from './trees/score-by-plan.ts';

/** Rows of a range that ONNX Runtime is asked as well, all over it. */
const PROBED_ROWS = 256;

/**
 * Scores stored rows by walking a model's trees where the rows are read, and makes the answers chunks, as `answers.seal`
 * does. Null where the trees cannot be walked over these columns, or an answer is no number. Fails as `readGroup` does.
 */
export function scoreRange(
  db: ReadableDb,
  { plan, chunks, ...sealing }: ReaderInput<'range.score'>,
): Result<ReaderOutput<'range.score'>> {
  const read = readGroup(db, chunks);
  if (!read.ok) return read;
  const { rows, chunks: columns } = read.value;
  const answers = scoreByPlan(plan, columns);
  if (answers === null || !answers.every(Number.isFinite)) return ok(null);
  const isQuantity = sealing.spec.task === 'regression';
  const scores = { rows, probabilities: isQuantity ? null : answers, values: isQuantity ? answers : null };
  const sealed = sealAnswers({ ...sealing, scores });
  return sealed.ok ? ok({ ...sealed.value, probe: probeOf(columns, answers, rows) }) : sealed;
}

function probeOf(columns: readonly ColumnChunk[], answers: Float32Array, rows: number) {
  const width = answers.length / rows;
  const step = Math.max(1, Math.floor(rows / PROBED_ROWS));
  const probed = Int32Array.from({ length: Math.min(rows, PROBED_ROWS) }, (_, index) => index * step);
  const keep = new Uint8Array(rows);
  for (const row of probed) keep[row] = 1;
  return {
    chunks: columns.map((column) => encodeChunk(keepRows(column, keep, probed.length))),
    answers: Float32Array.from({ length: probed.length * width }, (_, at) => {
      const row = probed[Math.floor(at / width)] as number; // in range
      return answers[row * width + (at % width)] as number; // as its row
    }),
  };
}
