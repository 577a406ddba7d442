import type { ModelSpec, Output } from '../../../shared/model.ts';
import type { Answers } from './score-rows.ts';

/** One row's answer: the number, or the likeliest class with all probabilities. */
export function outputAt({ classes }: ModelSpec, { probabilities, values }: Answers, row: number): Output {
  if (probabilities === null) return { prediction: values?.[row] ?? NaN };
  const ofRow = probabilities.subarray(row * classes.length, (row + 1) * classes.length);
  const likeliest = ofRow.indexOf(Math.max(...ofRow));
  return {
    prediction: classes[likeliest] ?? '',
    probabilities: Object.fromEntries(classes.map((name, index) => [name, ofRow[index] ?? 0])),
  };
}
