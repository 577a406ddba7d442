import { z } from 'zod';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { readJson, refuseShape } from './read-body.ts';
import { readBinaryData } from './tensors/binary-data.ts';
import { DATATYPES, type TensorData, type WireTensor } from './tensors/datatypes.ts';
import { readJsonData } from './tensors/read-json-data.ts';

/** Elements of one tensor: 4 million, 32 MB of numbers. */
export const MOST_ELEMENTS = 4 * 2 ** 20;
const MOST_DIMENSIONS = 8;

const Parameters = z.record(z.string(), z.unknown());
const RequestTensor = z.object({
  name: z.string(),
  shape: z.array(z.int().min(0)).max(MOST_DIMENSIONS),
  datatype: z.enum(DATATYPES),
  parameters: Parameters.optional(),
  data: z.unknown().optional(),
});
/** The body of `POST …/infer`, as the Open Inference Protocol V2 has it. */
export const InferBody = z.object({
  id: z.string().max(1_000).optional(),
  parameters: Parameters.optional(),
  inputs: z.array(RequestTensor).min(1).max(2_000),
  outputs: z.array(z.object({ name: z.string(), parameters: Parameters.optional() })).optional(),
});
type InferBody = z.infer<typeof InferBody>;

/** An output that was asked for, and whether as raw bytes. */
export type AskedOutput = { readonly name: string; readonly isBinary: boolean };
export type InferRequest = {
  readonly id: string | undefined;
  readonly inputs: readonly WireTensor[];
  /** Null asks for all. */
  readonly outputs: readonly AskedOutput[] | null;
  /** How outputs come of which nothing was said. */
  readonly isBinary: boolean;
};

/**
 * Reads an inference request. `headerBytes` is what the header `Inference-Header-Content-Length` says where raw tensors
 * follow the JSON; null without it. Fails with `body.…` and `tensor.…`, naming the input.
 */
export function readInferRequest(body: Uint8Array, headerBytes: number | null): Result<InferRequest> {
  if (headerBytes !== null && (!Number.isInteger(headerBytes) || headerBytes < 0 || headerBytes > body.length)) {
    return fail(
      'body.badShape',
      'Inference-Header-Content-Length is not the length of the JSON that the body begins with.',
    );
  }
  const json = readJson(headerBytes === null ? body : body.subarray(0, headerBytes));
  if (!json.ok) return json;
  const read = InferBody.safeParse(json.value);
  if (!read.success) return refuseShape(read.error.issues[0]);
  const inputs = readTensors(read.data.inputs, headerBytes === null ? null : body.subarray(headerBytes));
  if (!inputs.ok) return inputs;
  const isBinary = read.data.parameters?.['binary_data_output'] === true;
  return ok({ id: read.data.id, inputs: inputs.value, outputs: askedOutputs(read.data, isBinary), isBinary });
}

const askedOutputs = ({ outputs }: InferBody, isBinary: boolean): readonly AskedOutput[] | null =>
  outputs === undefined || outputs.length === 0
    ? null
    : outputs.map(({ name, parameters }) => ({ name, isBinary: (parameters?.['binary_data'] ?? isBinary) === true }));

function readTensors(sent: InferBody['inputs'], raw: Uint8Array | null): Result<readonly WireTensor[]> {
  const tensors: WireTensor[] = [];
  let at = 0;
  for (const tensor of sent) {
    const sizeBytes = tensor.parameters?.['binary_data_size'];
    const isRaw = typeof sizeBytes === 'number' && Number.isInteger(sizeBytes) && sizeBytes >= 0;
    if (isRaw && (raw === null || at + sizeBytes > raw.length)) return refuseRaw(tensor.name);
    const data = readData(tensor, isRaw && raw !== null ? raw.subarray(at, at + sizeBytes) : null);
    if (!data.ok)
      return { ok: false, error: { ...data.error, message: `Input "${tensor.name}": ${data.error.message}` } };
    at += isRaw ? sizeBytes : 0;
    const { name, shape, datatype } = tensor;
    tensors.push({ name, shape, datatype, data: data.value } as WireTensor); // `readData` answers what the datatype has
  }
  return raw !== null && at !== raw.length
    ? fail('body.badShape', `${raw.length - at} bytes follow the tensors that the request names.`)
    : ok(tensors);
}

function readData({ datatype, shape, data }: InferBody['inputs'][number], raw: Uint8Array | null): Result<TensorData> {
  const count = shape.reduce((product, length) => product * length, 1);
  if (count > MOST_ELEMENTS) {
    return fail('tensor.tooLarge', `the shape [${shape.join(', ')}] has more than ${MOST_ELEMENTS} elements.`);
  }
  return raw === null ? readJsonData(datatype, shape, count, data) : readBinaryData(datatype, count, raw);
}

const refuseRaw = (name: string): Result<never> =>
  fail('body.badShape', `Input "${name}" announces more binary data than the body has.`);
