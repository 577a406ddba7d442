import { createBreather } from '../../electron/compute/breather.ts';
import { openStepper } from '../../electron/compute/neural/batch-runner.ts';
import { shuffled } from '../../electron/compute/neural/fit-network.ts';
import { drawParameters, type Network } from '../../electron/compute/neural/network.ts';
import { perceptron } from '../../electron/compute/neural/perceptron.ts';
import { correctedRate } from '../../electron/compute/neural/write-adam.ts';
import { learnMlp } from '../../electron/compute/training/dense/learn-mlp.ts';
import type { TrainingData } from '../../electron/compute/training/training-data.ts';
import { createRandom } from '../../shared/domain/random.ts';
import { MlpParameters } from '../../shared/training.ts';
import { PlainPerceptron } from '../compute/neural/plain-perceptron.ts';
import { type BenchRow, compare } from './harness.ts';

const TRAINED = 64_000;
const HELD_OUT = 16_000;
const FEATURES = 32;
const HIDDEN = [64, 32] as const;
const CLASSES = 4;
/** As many as a fit makes when nobody says; the plain loops would take a minute for that, and make a fifth. */
const EPOCHS = 100;
const EPOCHS_BESIDE_PLAIN = 20;
const BATCH = 256;
const STEPS_PER_EPOCH = TRAINED / BATCH;
const RATE = 0.003;

/**
 * A perceptron over 64 k × 32 with 16 k rows to judge each pass: the whole fit (preparing columns, opening ONNX
 * Runtime, shuffling, judging, keeping the best) against nothing but its training steps on rows shuffled beforehand,
 * and against the same steps in plain loops over typed arrays.
 */
export async function bench(): Promise<readonly BenchRow[]> {
  const { data, inputs, responses } = makeRows();
  const ours = (epochs: number) => ({ name: 'fit()', run: () => fit(data, epochs) });
  return [
    await compare({
      name: 'perceptron 64 k × 32',
      subject: ours(EPOCHS),
      baseline: { name: 'bare step loop', run: () => stepBare(inputs, responses, EPOCHS) },
      bar: 1 / 0.9,
    }),
    await compare({
      name: 'perceptron 64 k × 32',
      subject: ours(EPOCHS_BESIDE_PLAIN),
      baseline: { name: 'typed-array loops', run: () => stepPlain(inputs, responses, EPOCHS_BESIDE_PLAIN) },
      bar: 0.1,
    }),
  ];
}

const rowsFrom = (start: number, count: number): Int32Array =>
  Int32Array.from({ length: count }, (_, index) => start + index);

const fit = (data: TrainingData, epochs: number) =>
  learnMlp({
    data,
    rows: rowsFrom(0, TRAINED),
    heldOut: rowsFrom(TRAINED, HELD_OUT),
    parameters: MlpParameters.parse({
      hidden: [...HIDDEN],
      epochs,
      batch: BATCH,
      learningRate: RATE,
      earlyStopping: 0,
    }),
    random: createRandom(1),
    breather: createBreather(new AbortController().signal),
  });

const network: Network = {
  input: { dtype: 'float32', shape: [FEATURES] },
  layers: perceptron(FEATURES, HIDDEN, 'relu', CLASSES),
};

async function stepBare(inputs: Float32Array, responses: Float32Array, epochs: number): Promise<void> {
  const parameters = drawParameters(network, createRandom(1));
  const zeros = () => new Float32Array(parameters.length);
  const order = shuffled(rowsFrom(0, TRAINED), createRandom(2));
  const stepper = await openStepper(
    network,
    { task: 'multiclass', scoresPerRow: CLASSES, batch: BATCH },
    { inputs, responses, weights: new Float32Array(responses.length).fill(1) },
    { parameters, momentum: zeros(), variance: zeros() },
  );
  for (let step = 0; step < epochs * STEPS_PER_EPOCH; step += 1) {
    const start = (step * BATCH) % TRAINED;
    await stepper.step(order.subarray(start, start + BATCH), correctedRate(RATE, step + 1), 0);
  }
  await stepper.release();
}

function stepPlain(inputs: Float32Array, responses: Float32Array, epochs: number): void {
  const plain = new PlainPerceptron([FEATURES, ...HIDDEN, CLASSES], BATCH, drawParameters(network, createRandom(1)));
  for (let step = 0; step < epochs * STEPS_PER_EPOCH; step += 1) {
    const start = (step * BATCH) % TRAINED;
    const batch = inputs.subarray(start * FEATURES, (start + BATCH) * FEATURES);
    plain.step(batch, responses.subarray(start, start + BATCH), RATE);
  }
}

/** Normal clouds around three centres a class. `inputs` are the same numbers row by row. */
function makeRows(): { data: TrainingData; inputs: Float32Array; responses: Float32Array } {
  const random = createRandom(4);
  const rows = TRAINED + HELD_OUT;
  const centres = Array.from({ length: CLASSES * 3 }, () =>
    Float64Array.from({ length: FEATURES }, () => random.normal() * 0.42),
  );
  const inputs = new Float32Array(rows * FEATURES);
  const classOf = Int32Array.from({ length: rows }, (_, row) => {
    const cloud = random.int(centres.length);
    centres[cloud]?.forEach((centre, column) => {
      inputs[row * FEATURES + column] = centre + random.normal();
    });
    return cloud % CLASSES;
  });
  const features = Array.from({ length: FEATURES }, (_, column) => ({
    column: { name: `x${column}`, type: 'number' as const },
    chunk: {
      kind: 'numeric' as const,
      values: Float64Array.from({ length: rows }, (__, row) => inputs[row * FEATURES + column] ?? 0),
    },
  }));
  const classes = Array.from({ length: CLASSES }, (_, index) => String(index));
  return {
    data: { features, target: { task: 'multiclass', classes, classOf }, rows, site: null },
    inputs,
    responses: Float32Array.from(classOf),
  };
}
