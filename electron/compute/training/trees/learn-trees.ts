import type { TreeParameters } from '../../../../shared/training.ts';
import type { CurvePoint } from '../../../../shared/model.ts';
import { fitTrees, type LabelledRows } from '../../boosting/fit-trees.ts';
import type { Labels } from '../../boosting/objectives.ts';
import { predictScores } from '../../boosting/predict-trees.ts';
import { gather } from '../../../../shared/columns/select-rows.ts';
import { type AnswerScale, answerScaleOf, answersOf } from '../answers.ts';
import type { FitRequest, FitResult } from '../fitted-model.ts';
import { stateOf } from '../learned-state.ts';
import { classesOf, type Target } from '../read-target.ts';
import { encodeFeatures, fitEncoders } from './encode-features.ts';
import { exportTrees } from './export-trees.ts';
import { gainsOf, measureImportance, spreadsOf } from './measure-importance.ts';
import { readDirections } from './read-directions.ts';

/**
 * Boosted trees. The rounds are trees a score. Going on keeps the earlier trees and encoders, and fits new trees to what
 * the earlier ones leave over; categories that they do not know stay unknown.
 */
export async function learnTrees(request: FitRequest<TreeParameters>): Promise<FitResult> {
  const { data, rows, weights, heldOut, rounds, parameters, onRound, random, breather, checkpoint } = request;
  const { features, target } = data;
  const start = stateOf('gbdt', request.start);
  const encoders =
    start?.encoders ?? (await fitEncoders(features, target, { rows, ...(weights && { weights }) }, breather));
  const columns = await encodeFeatures(features, encoders, breather);
  const directions = readDirections(parameters, features);
  const answer = answerScaleOf(target, request);
  const part = (of: Int32Array): LabelledRows => ({
    columns: columns.map((values) => gather(values, of, new Float32Array(of.length))),
    labels: labelsOf(target, of, answer),
    ...(weights && { weights: gather(weights, of, new Float64Array(of.length)) }),
  });
  const inUnit = ({ iteration, training, heldOut: held }: CurvePoint): CurvePoint => ({
    iteration,
    training: training * answer.scale,
    heldOut: held * answer.scale,
  });
  const fit = await fitTrees(part(rows), {
    parameters: { ...parameters, trees: rounds ?? parameters.trees },
    random,
    breather,
    ...(start && { start: start.ensemble }),
    ...(directions && { directions }),
    ...(heldOut && { heldOut: part(heldOut) }),
    ...(onRound && { onRound: (point) => onRound(inUnit(point)) }),
    ...(checkpoint && { checkpoint }),
  });
  const { ensemble } = fit;
  const model: FitResult['model'] = {
    predict: async (asked, breathing) => {
      const scores = await predictScores(ensemble, await encodeFeatures(asked, encoders, breathing), breathing);
      return answersOf(answer, scores, ensemble.scoresPerRow);
    },
    export: () => exportTrees({ ensemble, encoders, answer, features, classes: classesOf(target) }),
    importance: () => measureImportance(ensemble, features, start === null ? gainsOf : spreadsOf),
  };
  const { center, scale } = answer;
  const state: FitResult['state'] = { algorithm: 'gbdt', ensemble, encoders, center, scale };
  return { model, rounds: fit.rounds, curve: fit.curve.map(inUnit), state };
}

function labelsOf(target: Target, rows: Int32Array, { center, scale }: AnswerScale): Labels {
  switch (target.task) {
    case 'binary':
      return { task: 'binary', positive: Uint8Array.from(rows, (row) => target.classOf[row] as number) }; // rows lie within
    case 'multiclass': {
      const classOf = gather(target.classOf, rows, new Int32Array(rows.length));
      return { task: 'multiclass', classOf, classes: target.classes.length };
    }
    case 'regression':
      return {
        task: 'regression',
        values: Float64Array.from(rows, (row) => ((target.values[row] as number) - center) / scale),
      }; // as above
  }
}
