import { refuseModelSize } from '../../../shared/model-size.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { ProtobufDamaged } from './protobuf-reader.ts';
import { type ModelSurvey, surveyModel } from './survey-model.ts';

/** Elements that one tensor of a model, or one row of its input, may have. */
const MOST_ELEMENTS = 2 ** 28;
const BUILT_IN_DOMAINS: ReadonlySet<string> = new Set(['ai.onnx', 'ai.onnx.ml', 'com.microsoft']);
/** Built in, but made to load a compiled engine from a path. */
const FILE_OPERATORS: ReadonlySet<string> = new Set(['com.microsoft:EPContext']);

/**
 * Refuses what must not reach ONNX Runtime: bytes that are no ONNX model (`model.notOnnx`), data outside the file
 * (`model.externalData`), operators that ONNX Runtime does not carry itself (`model.customOperator`), functions that
 * call themselves (`model.recursive`), and sizes that would take the laptop's memory (`model.tooLarge`).
 */
export function checkModel(bytes: Uint8Array): Result<ModelSurvey> {
  const tooLong = refuseModelSize(bytes.length);
  if (tooLong !== null) return tooLong;
  const survey = readSurvey(bytes);
  if (!survey.ok) return survey;
  const refusal =
    refuseExternalData(survey.value) ??
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
    throw error;
  }
}

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

function refuseRecursion({ callsByFunction }: ModelSurvey): Refusal {
  const done = new Set<string>();
  const open = new Set<string>();
  const isCyclic = (name: string): boolean => {
    if (done.has(name)) return false;
    if (open.has(name)) return true;
    open.add(name);
    const cyclic = [...(callsByFunction.get(name) ?? [])].some((call) => callsByFunction.has(call) && isCyclic(call));
    open.delete(name);
    done.add(name);
    return cyclic;
  };
  const name = [...callsByFunction.keys()].find(isCyclic);
  if (name === undefined) return null;
  return fail(
    'model.recursive',
    `The model's function ${name} calls itself.`,
    'Export it without recursive functions.',
  );
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
