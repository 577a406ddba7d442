import { refuseModelSize } from '../../../shared/model-size.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { ProtobufDamaged, readText } from './protobuf-reader.ts';
import { DEEPEST_GRAPH, GraphsNested, type ModelSurvey, TooManyParts, surveyModel } from './survey-model.ts';

/** Elements that one tensor of a model, or one row of its input, may have. */
const MOST_ELEMENTS = 2 ** 28;
const BUILT_IN_DOMAINS: ReadonlySet<string> = new Set(['ai.onnx', 'ai.onnx.ml', 'com.microsoft']);
/** Built in, but made to load a compiled engine from a path. */
const FILE_OPERATORS: ReadonlySet<string> = new Set(['com.microsoft:EPContext']);

/**
 * Refuses what must not reach ONNX Runtime: bytes that are no ONNX model (`model.notOnnx`), data outside the file
 * (`model.externalData`), operators that ONNX Runtime does not carry itself (`model.customOperator`), functions that
 * call themselves or nest without end (`model.recursive`), versions that this ONNX Runtime does not know
 * (`model.unknownVersion`), and sizes that would take the laptop's memory (`model.tooLarge`).
 */
export function checkModel(bytes: Uint8Array): Result<ModelSurvey> {
  const tooLong = refuseModelSize(bytes.length);
  if (tooLong !== null) return tooLong;
  if (isRuntimeFormat(bytes)) return notOnnx("it is in ONNX Runtime's own format, which may hide what it does");
  const survey = readSurvey(bytes);
  if (!survey.ok) return survey;
  const refusal =
    refuseExternalData(survey.value) ??
    refuseVersions(survey.value) ??
    refuseOperators(survey.value) ??
    refuseRecursion(survey.value) ??
    refuseSizes(survey.value);
  return refusal ?? survey;
}

type Refusal = Result<never> | null;

function readSurvey(bytes: Uint8Array): Result<ModelSurvey> {
  try {
    const survey = surveyModel(bytes);
    if (survey.hasGraph && survey.irVersion > 0 && survey.opsets.size > 0) return ok(survey);
    return notOnnx('it holds no ONNX graph');
  } catch (error) {
    if (error instanceof ProtobufDamaged) return notOnnx(error.message);
    if (error instanceof TooManyParts) return tooLarge(`The model holds ${error.message}`, 'no model may have so many');
    if (error instanceof GraphsNested) return recursive('graphs');
    throw error;
  }
}

/** Reads more of a model than `checkModel` did; `model.notOnnx` where just that part is damaged. */
export function readFurther<T>(read: () => T): Result<T> {
  try {
    return ok(read());
  } catch (error) {
    if (error instanceof ProtobufDamaged) return notOnnx(error.message);
    throw error;
  }
}

/** ONNX Runtime tells its own format by these bytes, whatever else the file is. */
const isRuntimeFormat = (bytes: Uint8Array): boolean => readText(bytes.subarray(4, 8)) === 'ORTM';

const notOnnx = (why: string): Result<never> =>
  fail('model.notOnnx', `This file is not an ONNX model: ${why}.`, 'Export the model to ONNX as one .onnx file.');

const tooLarge = (what: string, limit: string): Result<never> =>
  fail('model.tooLarge', `${what}; ${limit}.`, 'Export a smaller model.');

function refuseExternalData({ externalTensors }: ModelSurvey): Refusal {
  if (externalTensors.length === 0) return null;
  return fail(
    'model.externalData',
    `The model keeps ${externalTensors.length} of its tensors in other files (the first is "${externalTensors[0]}").`,
    'Export it with all data inside the .onnx file.',
  );
}

function refuseOperators({ operators, callsByFunction }: ModelSurvey): Refusal {
  for (const operator of operators) {
    const domain = operator.slice(0, operator.lastIndexOf(':'));
    if (callsByFunction.has(operator)) continue;
    if (BUILT_IN_DOMAINS.has(domain) && !FILE_OPERATORS.has(operator)) continue;
    return fail(
      'model.customOperator',
      `The model needs the operator ${operator}, which would be code from outside.`,
      `Export it with the operators of ${[...BUILT_IN_DOMAINS].join(', ')} only.`,
    );
  }
  return null;
}

const recursive = (what: string): Result<never> =>
  fail(
    'model.recursive',
    `The model nests its ${what} more than ${DEEPEST_GRAPH} deep, or without end.`,
    'Export it without recursion.',
  );

/** What this ONNX Runtime (1.30) reads. */
const NEWEST_IR = 13;
const NEWEST_OPSETS: Readonly<Record<string, number>> = { 'ai.onnx': 26, 'ai.onnx.ml': 5 };

function refuseVersions({ irVersion, opsets }: ModelSurvey): Refusal {
  if (irVersion > NEWEST_IR) return unknownVersion('ONNX IR', irVersion, NEWEST_IR);
  for (const [domain, newest] of Object.entries(NEWEST_OPSETS)) {
    const opset = opsets.get(domain) ?? 1;
    if (opset < 1 || opset > newest) return unknownVersion(`the operators of ${domain}`, opset, newest);
  }
  return null;
}

const unknownVersion = (what: string, version: number, newest: number): Result<never> =>
  fail(
    'model.unknownVersion',
    `The model is written for version ${version} of ${what}; this Fieldloop reads 1 to ${newest}.`,
    'Export it for an older version, or install a newer Fieldloop.',
  );

/** Nodes that a model has when every call of a function is written out, as ONNX Runtime does. */
const MOST_NODES = 200_000;

function refuseRecursion({ callsByFunction, calls }: ModelSurvey): Refusal {
  const sizeByFunction = new Map<string, number>();
  const sizeOf = (operators: ReadonlyMap<string, number>, depth: number): number => {
    let size = 0;
    for (const [operator, count] of operators) size += count * sizeOfCall(operator, depth);
    return size;
  };
  const sizeOfCall = (operator: string, depth: number): number => {
    const called = callsByFunction.get(operator);
    if (called === undefined) return 1;
    const known = sizeByFunction.get(operator);
    if (known !== undefined) return known;
    if (depth > DEEPEST_GRAPH) return Infinity;
    sizeByFunction.set(operator, Infinity); // for a call that comes back to it while it is being counted
    const size = sizeOf(called, depth + 1);
    sizeByFunction.set(operator, size);
    return size;
  };
  let size = sizeOf(calls, 0);
  for (const name of callsByFunction.keys()) size = Math.max(size, sizeOfCall(name, 0));
  if (size === Infinity) return recursive('functions');
  return size > MOST_NODES
    ? tooLarge(`Written out, the model has ${size} nodes`, `no model may have more than ${MOST_NODES}`)
    : null;
}

function refuseSizes({ tensors, inputs }: ModelSurvey): Refusal {
  const tensor = tensors.find(({ dims }) => !isModest(dims));
  if (tensor)
    return tooLarge(
      `The tensor "${tensor.name}" claims the shape [${tensor.dims.join(', ')}]`,
      'no tensor may be that large',
    );
  const input = inputs.find(({ shape }) => shape !== null && !isModest(shape.map((dim) => dim ?? 1)));
  if (input)
    return tooLarge(
      `The input "${input.name}" wants the shape [${input.shape?.map((dim) => dim ?? '?').join(', ')}]`,
      'no input may be that large',
    );
  return null;
}

const isModest = (dims: readonly number[]): boolean =>
  dims.every((dim) => dim >= 0) && dims.reduce((product, dim) => product * dim, 1) <= MOST_ELEMENTS;
