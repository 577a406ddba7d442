import { followSegments } from '../../../../shared/domain/follow-segments.ts';
import { softmaxRows, twoProbabilities } from '../../../../shared/domain/link-scores.ts';
import type { TreePlan } from '../../../../shared/tree-plan.ts';

/**
 * What becomes of scores, row-major rows × scores: row-major rows × classes, or a number a row. Rounds to float32 where
 * the graph does.
 */
export function answerScores(plan: TreePlan, scores: Float32Array): Float32Array {
  const { link, segments, baseValues } = plan;
  const moved = moveScores(plan, scores);
  switch (link) {
    case 'sigmoid':
      return twoProbabilities(moved, (said) => (segments === null ? said : followSegments(segments, said)));
    case 'softmax':
      return softmaxRows(moved, baseValues.length);
    case 'none':
      return moved;
  }
}

function moveScores({ scale, center, baseValues }: TreePlan, scores: Float32Array): Float32Array {
  const isStill = scale.every((factor) => factor === 1) && center.every((move) => move === 0);
  if (isStill) return scores;
  const numberFor = (numbers: readonly number[], at: number): number =>
    numbers[numbers.length === 1 ? 0 : at % baseValues.length] ?? NaN;
  return scores.map((score, at) => Math.fround(score * numberFor(scale, at)) + numberFor(center, at));
}
