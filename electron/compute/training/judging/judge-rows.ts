import type { JudgedRows } from '../../../../shared/domain/judging/judged-rows.ts';
import type { HeldOutAnswers } from '../evaluate-model.ts';
import { classesOf, type Target } from '../read-target.ts';

/** `rows` are those of the target that `answers` are about, in their order. */
export function judgeRows(target: Target, rows: Int32Array, { outputs, predicted }: HeldOutAnswers): JudgedRows {
  const classes = [...classesOf(target)];
  const truth = target.task === 'regression' ? target.values : target.classOf;
  return {
    spec: { task: target.task, classes, positiveClass: target.task === 'binary' ? (classes.at(-1) ?? null) : null },
    outputs,
    width: Math.max(1, classes.length),
    actual: Float64Array.from(rows, (row) => truth[row] as number), // rows lie within the target
    predicted,
  };
}
