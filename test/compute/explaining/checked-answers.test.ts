import { create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { ModelProtoSchema, NodeProtoSchema, TensorProtoSchema } from 'onnx-buf';
import { expect, test } from 'vitest';
import { explainAnswer } from '../../../electron/compute/explaining/explain-answer.ts';
import { readExplainer } from '../../../electron/compute/explaining/read-explainer.ts';
import { littleEndianFloats } from '../../../electron/compute/onnx/protobuf-writer.ts';
import { scoreRecord } from '../../../electron/compute/scoring/score-record.ts';
import { Sessions } from '../../../electron/compute/scoring/sessions.ts';
import { valueOf } from '../start-engine.ts';
import { weightedSum } from '../tiny-models.ts';

import { children, contributionOf, explained, fit, linear, open, quantity, trees } from './fitted-models.ts';
/** The same model with its log-odds stretched and moved before they become probabilities, as a calibration does. */
function calibrated(onnx: Uint8Array, slope: number, shift: number): Uint8Array {
  const model = fromBinary(ModelProtoSchema, onnx);
  const { node, initializer } = model.graph!;
  const constant = (name: string, value: number) =>
    initializer.push(
      create(TensorProtoSchema, { name, dataType: 1, rawData: littleEndianFloats(Float32Array.of(value)) }),
    );
  constant('slope', slope);
  constant('shift', shift);
  const sigmoid = node.findIndex(({ opType }) => opType === 'Sigmoid');
  const scores = node[sigmoid]!.input[0]!;
  node[sigmoid]!.input[0] = 'moved';
  const sloped = create(NodeProtoSchema, { opType: 'Mul', input: [scores, 'slope'], output: ['sloped'] });
  const moved = create(NodeProtoSchema, { opType: 'Add', input: ['sloped', 'shift'], output: ['moved'] });
  node.splice(sigmoid, 0, sloped, moved);
  return toBinary(ModelProtoSchema, model);
}

test.for([trees, linear])('calibrated log-odds of $algorithm are explained as they are said', async (learning) => {
  const features = children();
  const classOf = Int32Array.from({ length: 100 }, (_, row) => (row < 25 || row % 9 === 0 ? 1 : 0));
  const { onnx, spec } = await fit(learning, features, { task: 'binary', classes: ['no', 'yes'], classOf });
  const record = { oedema: 'yes', weight: 7 };

  const plain = await explained(await open(new Sessions(), onnx), spec, record);
  const moved = await explained(await open(new Sessions(), calibrated(onnx, 0.5, -1)), spec, record);

  expect(moved.score).toBeCloseTo(0.5 * plain.score - 1, 6);
  expect(moved.base).toBeCloseTo(0.5 * plain.base - 1, 6);
  expect(contributionOf(moved, 'oedema')).toBeCloseTo(0.5 * contributionOf(plain, 'oedema'), 6);
});

test('what does not add up to the real answer is not shown', async () => {
  const features = children();
  const { onnx, spec } = await fit(trees, features, quantity(features));
  const explainer = readExplainer(onnx)!;
  const cells = new Map<string, string | number>([
    ['oedema', 'yes'],
    ['weight', 7],
  ]);
  const answers = (value: number) => ({ rows: 1, probabilities: null, values: Float32Array.of(value) });
  const right = explainAnswer(
    explainer,
    spec,
    cells,
    answers(
      valueOf(await scoreRecord(await open(new Sessions(), onnx), spec, { oedema: 'yes', weight: 7 }, false)).output
        .prediction as number,
    ),
  );

  expect(right).not.toBeNull();
  expect(explainAnswer(explainer, spec, cells, answers(right!.score + 0.1))).toBeNull();
  expect(explainAnswer(explainer, spec, cells, answers(NaN))).toBeNull();
});

test('nothing is said unless asked for, and of a model that was made elsewhere', async () => {
  const features = children();
  const { onnx, spec } = await fit(trees, features, quantity(features));
  const sessions = new Sessions();
  const tiny = weightedSum();

  const ours = await scoreRecord(await open(sessions, onnx), spec, { oedema: 'yes', weight: 7 }, false);
  const theirs = await scoreRecord(await open(sessions, tiny.onnx), tiny.spec, { a: 1, b: 2 }, true);

  expect([ours, theirs].map((scored) => valueOf(scored).explanation)).toEqual([null, null]);
});
