import type { Tensor } from 'onnxruntime-node';
import { rowsOf } from '../../../shared/column.ts';
import type { ModelOutput, ModelSpec } from '../../../shared/model.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { pictureShapeOf } from '../../../shared/picture.ts';
import { fillTensor, type InputColumn } from './fill-tensor.ts';
import { readProbabilities, readValues } from './read-answers.ts';
import type { OpenModel } from './sessions.ts';

/** `probabilities` is row-major rows × classes, for classification; `values` one number a row, for regression. */
export type Answers = {
  readonly rows: number;
  readonly probabilities: Float32Array | null;
  readonly values: Float32Array | null;
};

/** Rows in one run: enough for two threads, and a record that must be scored meanwhile waits some 30 ms at most. */
const ROWS_PER_RUN = 8_192;
/** What a network makes of an image in between takes a hundred times its bytes. */
const PICTURES_PER_RUN = 128;

/**
 * Scores whole columns, one a feature in the order of `spec.features`. A model that cannot read a cell, fails, or
 * answers something that is no number gives a failure (`model.…`), and no answers at all.
 */
export async function scoreRows(
  model: OpenModel,
  spec: ModelSpec,
  columns: readonly InputColumn[],
): Promise<Result<Answers>> {
  const rows = columns[0] ? rowsOf(columns[0].chunk) : 0;
  const output = chooseOutput(spec);
  if (!output)
    return fail(
      'model.noAnswer',
      'No output of the model is known to be its answer.',
      'Import it again and say what it answers.',
    );
  const width = spec.task === 'regression' ? 1 : spec.classes.length;
  const answers = new Float32Array(rows * width);
  const fixed = spec.inputs[0]?.shape[0];
  const most = pictureShapeOf(spec) === null ? ROWS_PER_RUN : PICTURES_PER_RUN;
  const runFirst = () => runModel(model, spec, columns, output, 0, 1);
  const step = fixed ?? (await model.pace.rowsAtOnce(rows, most, runFirst));
  for (let start = 0; start < rows; start += step) {
    const end = Math.min(rows, start + step);
    const run = await runModel(model, spec, columns, output, start, end);
    if (!run.ok) return run;
    const part = answers.subarray(start * width, end * width);
    const read =
      spec.task === 'regression' ? readValues(run.value, part) : readProbabilities(run.value, spec, output, part);
    if (!read.ok) return read;
  }
  const bad = answers.findIndex((answer) => !Number.isFinite(answer));
  if (bad >= 0) return answersNaN(Math.floor(bad / width));
  return ok(
    spec.task === 'regression'
      ? { rows, probabilities: null, values: answers }
      : { rows, probabilities: answers, values: null },
  );
}

const answersNaN = (row: number): Result<never> =>
  fail(
    'model.answersNaN',
    `The model's answer for row ${row + 1} is not a number.`,
    'Check that row, or use another model version.',
  );

const chooseOutput = ({ task, outputs }: ModelSpec): ModelOutput | undefined =>
  task === 'regression'
    ? outputs.find(({ role }) => role === 'value')
    : (outputs.find(({ role }) => role === 'probabilities') ?? outputs.find(({ role }) => role === 'label'));

async function runModel(
  model: OpenModel,
  spec: ModelSpec,
  columns: readonly InputColumn[],
  output: ModelOutput,
  start: number,
  end: number,
): Promise<Result<Tensor>> {
  const feeds = fillInputs(spec, columns, start, end);
  if (!feeds.ok) return feeds;
  const session = await model.sessionFor(end - start);
  try {
    const results = await session.run(feeds.value, [output.name]);
    const answer = results[output.name];
    return answer
      ? ok(answer)
      : fail('model.noAnswer', `The model has no output "${output.name}".`, 'Import the model again.');
  } catch (error) {
    // ONNX Runtime throws plain errors for whatever goes wrong inside a model.
    const why = error instanceof Error ? error.message : String(error);
    return fail('model.runFailed', `The model failed on these rows: ${why}`, 'Check its mapping of columns to inputs.');
  }
}

/** Every input of the model, by name, for the rows [start, end). Fails as `fillTensor` does. */
export function fillInputs(
  { inputs }: ModelSpec,
  columns: readonly InputColumn[],
  start: number,
  end: number,
): Result<Record<string, Tensor>> {
  const feeds: Record<string, Tensor> = {};
  for (const input of inputs) {
    const tensor = fillTensor(input, columnsOf(input.columns, columns), start, end);
    if (!tensor.ok) return tensor;
    feeds[input.name] = tensor.value;
  }
  return ok(feeds);
}

function columnsOf(names: readonly string[], columns: readonly InputColumn[]): readonly InputColumn[] {
  return names.map((name) => {
    const column = columns.find((candidate) => candidate.name === name);
    if (!column) throw new Error(`The model's input reads "${name}", which is none of its features`);
    return column;
  });
}
