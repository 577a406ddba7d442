import type { CurvePoint } from '../../../../shared/model.ts';
import type { LinearParameters } from '../../../../shared/training.ts';
import { gather } from '../../select-rows.ts';
import { type AnswerScale, answerScaleOf, answersOf } from '../answers.ts';
import { decodeState, encodeState } from '../checkpoints.ts';
import type { FitRequest, FitResult } from '../fitted-model.ts';
import type { Target } from '../read-target.ts';
import { exportLinear } from './export-linear.ts';
import { linearImportance } from './linear-importance.ts';
import { measureLoss } from './measure-loss.ts';
import { fitPreparations, layColumns, type Matrix, prepareFeatures } from './prepare-features.ts';
import { scoreLinear } from './score-linear.ts';
import { type Linear, type Responses, solveLinear, type Solving } from './solve-linear.ts';

/** What a checkpoint tells; no step is taken yet where `solving` is null. */
type LinearState = { readonly solving: Solving | null; readonly curve: readonly CurvePoint[] };

/** Linear, logistic and softmax regression. They settle by themselves: a number of rounds is not needed. */
export async function learnLinear(request: FitRequest<LinearParameters>): Promise<FitResult> {
  const { data, rows, weights, heldOut, parameters, onRound, breather, checkpoint } = request;
  const { features, target } = data;
  const preparations = await fitPreparations(features, { rows, ...(weights && { weights }) }, breather);
  const whole = await prepareFeatures(features, preparations, breather);
  const answer = answerScaleOf(target, rows, weights);
  const part = (of: Int32Array) => ({
    matrix: takeRows(whole, of),
    responses: {
      ...responsesOf(target, of, answer),
      ...(weights && { weights: gather(weights, of, new Float64Array(of.length)) }),
    },
  });
  const training = part(rows);
  const judged = heldOut && part(heldOut);
  const earlier = checkpoint?.resumeFrom ? decodeState<LinearState>(checkpoint.resumeFrom) : null;
  const curve: CurvePoint[] = [...(earlier?.curve ?? [])];
  const onStep = (iteration: number, solved: Linear): void => {
    if (judged === undefined) return;
    const point = {
      iteration,
      training: measureLoss(training, solved) * answer.scale,
      heldOut: measureLoss(judged, solved) * answer.scale,
    };
    curve.push(point);
    onRound?.(point);
  };
  let solving = earlier?.solving ?? null;
  const encode = (): Uint8Array => encodeState({ solving, curve } satisfies LinearState);
  const onState = (state: Solving): void => {
    solving = state;
    checkpoint?.offer(encode);
  };
  const options = { ...parameters, breather, onStep, startFrom: solving, onState };
  const solved = await solveLinear(training.matrix, training.responses, options);
  checkpoint?.finish(encode);
  const { scoresPerRow } = training.responses;
  const linear = { weights: Float32Array.from(solved.weights), bias: Float32Array.from(solved.bias) };
  const layout = layColumns(preparations);
  const classes = target.task === 'regression' ? [] : target.classes;
  return {
    model: {
      predict: async (asked, breathing) => {
        const scores = scoreLinear(await prepareFeatures(asked, preparations, breathing), linear, scoresPerRow);
        return answersOf(answer, scores, scoresPerRow);
      },
      export: () => exportLinear({ features, preparations, linear, answer, classes }),
      importance: () => linearImportance(features, preparations, layout, training.matrix, linear.weights),
    },
    rounds: solved.steps,
    curve,
  };
}

function takeRows({ values, width }: Matrix, rows: Int32Array): Matrix {
  const taken = new Float32Array(rows.length * width);
  rows.forEach((row, index) => taken.set(values.subarray(row * width, (row + 1) * width), index * width));
  return { values: taken, rows: rows.length, width };
}

function responsesOf(target: Target, rows: Int32Array, { center, scale }: AnswerScale): Responses {
  if (target.task === 'regression') {
    const values = Float64Array.from(rows, (row) => ((target.values[row] as number) - center) / scale); // rows lie within
    return { task: 'regression', values, scoresPerRow: 1 };
  }
  const values = Float64Array.from(rows, (row) => target.classOf[row] as number); // as above
  return { task: target.task, values, scoresPerRow: target.task === 'binary' ? 1 : target.classes.length };
}
