import { InferenceSession, Tensor } from 'onnxruntime-node';
import type { ModelInput, ModelSpec } from '../../shared/model.ts';
import type { Row } from './real-tables.ts';

const MS_PER_DAY = 86_400_000;

/**
 * What a model file answers to rows of text, with nothing of the product in between: ONNX Runtime opened on the file's
 * bytes and fed as its inputs say. A number is float32 and NaN where missing, time is days since 1970-01-01, a text is
 * itself. Row-major rows × classes, or one number a row.
 */
export async function runOnnx(onnx: Uint8Array, spec: ModelSpec, rows: readonly Row[]): Promise<Float32Array> {
  const session = await InferenceSession.create(onnx);
  const said = spec.outputs.find(({ role }) => role === 'probabilities' || role === 'value');
  if (said === undefined) throw new Error('the model says neither probabilities nor a value');
  const feeds = Object.fromEntries(spec.inputs.map((input) => [input.name, tensorOf(input, spec, rows)]));
  const outputs = await session.run(feeds, [said.name]);
  await session.release();
  const values = outputs[said.name]?.data;
  if (!(values instanceof Float32Array)) throw new Error('the model does not answer float32');
  return values;
}

function tensorOf({ columns: [name = ''], dtype }: ModelInput, { features }: ModelSpec, rows: readonly Row[]): Tensor {
  const texts = rows.map((row) => row[name] ?? '');
  if (dtype === 'string') return new Tensor('string', texts, [rows.length, 1]);
  const type = features.find((feature) => feature.name === name)?.type;
  const isTime = type === 'date' || type === 'datetime';
  const numberOf = (text: string): number => (isTime ? Date.parse(text) / MS_PER_DAY : Number(text));
  const numbers = texts.map((text) => (text === '' ? Number.NaN : numberOf(text)));
  return new Tensor('float32', Float32Array.from(numbers), [rows.length, 1]);
}
