import { gather } from '../../../../shared/columns/select-rows.ts';
import type { AnswerScale } from '../answers.ts';
import type { Target } from '../read-target.ts';
import type { Responses } from './linear-loss.ts';

/** What the scores of some rows are to be, and what each row counts. */
export function responsesOf(
  target: Target,
  rows: Int32Array,
  { center, scale }: AnswerScale,
  weights?: Float64Array,
): Responses {
  const counted = weights && { weights: gather(weights, rows, new Float64Array(rows.length)) };
  if (target.task === 'regression') {
    const values = Float64Array.from(rows, (row) => ((target.values[row] as number) - center) / scale); // rows lie within
    return { task: 'regression', values, scoresPerRow: 1, ...counted };
  }
  const values = Float64Array.from(rows, (row) => target.classOf[row] as number); // as above
  const scoresPerRow = target.task === 'binary' ? 1 : target.classes.length;
  return { task: target.task, values, scoresPerRow, ...counted };
}
