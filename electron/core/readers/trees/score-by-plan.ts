import { type ColumnChunk, rowsOf } from '../../../../shared/column.ts';
import type { PlannedInput, TreePlan } from '../../../../shared/tree-plan.ts';
import { answerScores } from './answer-scores.ts';
import { openTreeScorer, ROWS_AT_ONCE } from './open-tree-scorer.ts';

/**
 * The answers to whole columns, one a feature of the model in its order: row-major rows × classes, or a number a row.
 * Null where a column is not of the kind that the trees were trained on.
 */
export function scoreByPlan(plan: TreePlan, columns: readonly ColumnChunk[]): Float32Array | null {
  const inputs = plan.inputs.map((input) => encodeInput(input, columns[input.feature]));
  if (inputs.some((input) => input === null)) return null;
  const whole = inputs.flatMap((input) => input ?? []);
  const scoreSome = openTreeScorer(plan);
  const rows = columns[0] === undefined ? 0 : rowsOf(columns[0]);
  const width = plan.link === 'sigmoid' ? 2 : plan.baseValues.length;
  const answers = new Float32Array(rows * width);
  for (let start = 0; start < rows; start += ROWS_AT_ONCE) {
    const end = Math.min(rows, start + ROWS_AT_ONCE);
    const scores = new Float32Array((end - start) * plan.baseValues.length);
    scoreSome(
      whole.map((input) => input.subarray(start, end)),
      scores,
    );
    answers.set(answerScores(plan, scores), start * width);
  }
  return answers;
}

function encodeInput({ divisor, rankByText }: PlannedInput, chunk: ColumnChunk | undefined): Float32Array | null {
  if (chunk?.kind === 'numeric') return rankByText === null ? divide(chunk.values, divisor) : null;
  if (chunk === undefined || rankByText === null) return null;
  const rankByCode = Float32Array.from(chunk.dictionary, (text) => rankByText.get(text) ?? NaN);
  const missing = rankByText.get('') ?? NaN;
  return Float32Array.from(chunk.codes, (code) => (code < 0 ? missing : (rankByCode[code] ?? NaN)));
}

function divide(values: Float64Array, divisor: number): Float32Array {
  if (divisor === 1) return new Float32Array(values);
  return Float32Array.from(values, (value) => value / divisor);
}
