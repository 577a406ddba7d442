import type { CurvePoint } from '../../../../shared/model.ts';
import type { LinearParameters } from '../../../../shared/training.ts';
import { answerScaleOf, answersOf } from '../answers.ts';
import { decodeState, encodeState } from '../checkpoints.ts';
import type { FitRequest, FitResult } from '../fitted-model.ts';
import { type StateOf, stateOf } from '../learned-state.ts';
import { classesOf } from '../read-target.ts';
import { sampleToJudge } from '../sample-to-judge.ts';
import { columnMeans } from './column-means.ts';
import { extendPreparations, widenWeights } from './extend-preparations.ts';
import { exportLinear } from './export-linear.ts';
import { linearImportance } from './linear-importance.ts';
import { measureLoss } from './measure-loss.ts';
import type { Descent } from './minimise.ts';
import { fitPreparations, layColumns, type Matrix, type Preparation, prepareFeatures } from './prepare-features.ts';
import { responsesOf } from './responses-of.ts';
import { scoreLinear } from './score-linear.ts';
import { type Linear, solveLinear } from './solve-linear.ts';

/** What a checkpoint tells; no step is taken yet where `solving` is null. */
type LinearState = { readonly solving: Descent | null; readonly curve: readonly CurvePoint[] };

/**
 * Linear, logistic and softmax regression. They settle by themselves: a number of rounds is not needed. Going on begins at
 * the earlier weights and is drawn towards them (a proximal term, as in L2-SP: Li, Grandvalet and Davoine 2018).
 */
export async function learnLinear(request: FitRequest<LinearParameters>): Promise<FitResult> {
  const { data, rows, weights, heldOut, parameters, onRound, breather, checkpoint } = request;
  const { features, target } = data;
  const start = stateOf('linear', request.start);
  const learned = { rows, ...(weights && { weights }) };
  const preparations = await (start === null
    ? fitPreparations(features, learned, breather)
    : extendPreparations(start.preparations, features, learned, breather));
  const whole = await prepareFeatures(features, preparations, breather);
  const answer = answerScaleOf(target, request);
  const part = (of: Int32Array) => ({
    matrix: takeRows(whole, of),
    responses: responsesOf(target, of, answer, weights),
  });
  const training = part(rows);
  const judged = heldOut && { training: part(sampleToJudge(rows)), heldOut: part(heldOut) };
  const earlier = checkpoint?.resumeFrom ? decodeState<LinearState>(checkpoint.resumeFrom) : null;
  const curve: CurvePoint[] = [...(earlier?.curve ?? [])];
  const onStep = (iteration: number, solved: Linear): void => {
    if (judged === undefined) return;
    const point = {
      iteration,
      training: measureLoss(judged.training, solved) * answer.scale,
      heldOut: measureLoss(judged.heldOut, solved) * answer.scale,
    };
    curve.push(point);
    onRound?.(point);
  };
  let solving = earlier?.solving ?? null;
  const encode = (): Uint8Array => encodeState({ solving, curve } satisfies LinearState);
  const onState = (state: Descent): void => {
    solving = state;
    checkpoint?.offer(encode);
  };
  const near = start && { linear: widened(start, preparations), pull: parameters.pull };
  const options = { ...parameters, breather, onStep, startFrom: solving, onState, ...(near && { near }) };
  const solved = await solveLinear(training.matrix, training.responses, options);
  checkpoint?.finish(encode);
  const { scoresPerRow } = training.responses;
  const linear = { weights: Float32Array.from(solved.weights), bias: Float32Array.from(solved.bias) };
  const layout = layColumns(preparations);
  const means = columnMeans(training.matrix, training.responses.weights);
  return {
    model: {
      predict: async (asked, breathing) => {
        const scores = scoreLinear(await prepareFeatures(asked, preparations, breathing), linear, scoresPerRow);
        return answersOf(answer, scores, scoresPerRow);
      },
      export: () => exportLinear({ features, preparations, linear, means, answer, classes: classesOf(target) }),
      importance: () => linearImportance(features, preparations, layout, training.matrix, linear.weights),
    },
    rounds: solved.steps,
    curve,
    state: { algorithm: 'linear', linear: solved, preparations, center: answer.center, scale: answer.scale },
  };
}

/** Earlier weights as those of the extended preparations. */
function widened({ linear, preparations }: StateOf<'linear'>, extended: readonly Preparation[]): Linear {
  const { weights, bias } = linear;
  const create = (length: number) => new Float64Array(length);
  return { weights: widenWeights(weights, preparations, extended, bias.length, create), bias };
}

function takeRows({ values, width }: Matrix, rows: Int32Array): Matrix {
  const taken = new Float32Array(rows.length * width);
  rows.forEach((row, index) => taken.set(values.subarray(row * width, (row + 1) * width), index * width));
  return { values: taken, rows: rows.length, width };
}
