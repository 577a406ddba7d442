import { type ColumnChunk, rowsOf } from '../../../../shared/column.ts';
import type { PlannedInput, TreePlan } from '../../../../shared/tree-plan.ts';
import { answerScores } from './answer-scores.ts';
import { openTreeScorer, ROWS_AT_ONCE } from './open-tree-scorer.ts';

/** Writes an input's numbers from row `start` on to `to`, as many as it holds. */
type InputReader = (start: number, to: Float32Array) => void;

/**
 * The answers to whole columns, one a feature of the model in its order: row-major rows × classes, or a number a row.
 * Null where a column is not of the kind that the trees were trained on. Some rows at a time, in the same memory: what is
 * asked of the system anew for each range of rows, two threads wait for each other to get.
 */
export function scoreByPlan(plan: TreePlan, columns: readonly ColumnChunk[]): Float32Array | null {
  const inputs = plan.inputs.map((input) => openInput(input, columns[input.feature]));
  if (inputs.some((input) => input === null)) return null;
  const readers = inputs.flatMap((input) => input ?? []);
  const scoreSome = openTreeScorer(plan);
  const rows = columns[0] === undefined ? 0 : rowsOf(columns[0]);
  const width = plan.link === 'sigmoid' ? 2 : plan.baseValues.length;
  const answers = new Float32Array(rows * width);
  const cells = readers.map(() => new Float32Array(ROWS_AT_ONCE));
  const scores = new Float32Array(ROWS_AT_ONCE * plan.baseValues.length);
  for (let start = 0; start < rows; start += ROWS_AT_ONCE) {
    const count = Math.min(rows - start, ROWS_AT_ONCE);
    const some = cells.map((column) => column.subarray(0, count));
    readers.forEach((read, input) => read(start, some[input] as Float32Array)); // one a reader
    const scored = scores.subarray(0, count * plan.baseValues.length);
    scoreSome(some, scored);
    answers.set(answerScores(plan, scored), start * width);
  }
  return answers;
}

function openInput({ divisor, rankByText }: PlannedInput, chunk: ColumnChunk | undefined): InputReader | null {
  if (chunk?.kind === 'numeric') return rankByText === null ? readNumbers(chunk.values, divisor) : null;
  if (chunk === undefined || rankByText === null) return null;
  const rankByCode = Float32Array.from(chunk.dictionary, (text) => rankByText.get(text) ?? NaN);
  const missing = rankByText.get('') ?? NaN;
  return (start, to) => {
    for (let row = 0; row < to.length; row += 1) {
      const code = chunk.codes[start + row] ?? -1;
      to[row] = code < 0 ? missing : (rankByCode[code] ?? NaN);
    }
  };
}

function readNumbers(values: Float64Array, divisor: number): InputReader {
  if (divisor === 1) return (start, to) => to.set(values.subarray(start, start + to.length));
  return (start, to) => {
    for (let row = 0; row < to.length; row += 1) to[row] = (values[start + row] as number) / divisor; // in range
  };
}
