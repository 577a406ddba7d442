import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { InferRequest } from './infer-request.ts';
import { writeBinaryData } from './tensors/binary-data.ts';
import type { WireTensor } from './tensors/datatypes.ts';
import { halfNumber } from './tensors/half-floats.ts';

/** A tensor of an answer, with what a program may want to know of it. */
export type AnswerTensor = WireTensor & { readonly parameters?: Readonly<Record<string, string>> };

export type Answered = {
  readonly modelName: string;
  readonly modelVersion: string;
  readonly tensors: readonly AnswerTensor[];
};

/** `headerBytes` is null where all is JSON. */
export type WrittenResponse = { readonly body: Buffer; readonly headerBytes: number | null };

/** The answer to an inference request, with the outputs that it asked for. Fails with `infer.unknownOutput`. */
export function writeInferResponse(
  { id, outputs, isBinary }: Pick<InferRequest, 'id' | 'outputs' | 'isBinary'>,
  { modelName, modelVersion, tensors }: Answered,
): Result<WrittenResponse> {
  const asked = outputs ?? tensors.map(({ name }) => ({ name, isBinary }));
  const written: string[] = [];
  const raw: Buffer[] = [];
  for (const { name, isBinary: asBytes } of asked) {
    const tensor = tensors.find((candidate) => candidate.name === name);
    if (tensor === undefined) return refuseOutput(name, tensors);
    const bytes = asBytes ? writeBinaryData(tensor) : null;
    if (bytes !== null) raw.push(bytes);
    written.push(writeOutput(tensor, bytes?.length ?? null));
  }
  const head = { model_name: modelName, model_version: modelVersion, ...(id === undefined ? {} : { id }) };
  const json = Buffer.from(`${JSON.stringify(head).slice(0, -1)},"outputs":[${written.join(',')}]}`);
  return ok({ body: Buffer.concat([json, ...raw]), headerBytes: raw.length === 0 ? null : json.length });
}

function writeOutput(tensor: AnswerTensor, sizeBytes: number | null): string {
  const { name, shape, datatype } = tensor;
  const parameters = { ...tensor.parameters, ...(sizeBytes === null ? {} : { binary_data_size: sizeBytes }) };
  const head = { name, shape, datatype, ...(Object.keys(parameters).length === 0 ? {} : { parameters }) };
  const data = sizeBytes === null ? `,"data":${writeJsonData(tensor)}` : '';
  return `${JSON.stringify(head).slice(0, -1)}${data}}`;
}

/** Whole numbers of 64 bits in all their digits; null for what is no number, which JSON does not have. */
function writeJsonData({ datatype, data }: WireTensor): string {
  switch (datatype) {
    case 'BYTES':
      return JSON.stringify(data);
    case 'BOOL':
      return JSON.stringify(Array.from(data, (truth) => truth === 1));
    case 'INT64':
    case 'UINT64':
      return `[${data.join(',')}]`;
    case 'FP16':
      return JSON.stringify(Array.from(data, halfNumber));
    default:
      return JSON.stringify(Array.from(data));
  }
}

const refuseOutput = (name: string, tensors: readonly WireTensor[]): Result<never> =>
  fail(
    'infer.unknownOutput',
    `The model has no output "${name}".`,
    `It has ${tensors.map((tensor) => `"${tensor.name}"`).join(', ')}.`,
  );
