import {
  AttributeField,
  FunctionField,
  GraphField,
  ModelField,
  NodeField,
  OpsetField,
  SparseField,
  TensorField,
  TrainingField,
  ValueField,
} from './onnx-format.ts';
import { ProtobufDamaged, type ProtobufField, readFields, readInts, readText } from './protobuf-reader.ts';
import { type DeclaredShape, readDeclaredShape } from './read-declared-shape.ts';

/** What a model's bytes contain, as far as it decides whether they may be loaded. */
export type ModelSurvey = {
  producer: string;
  irVersion: number;
  hasGraph: boolean;
  /** Version by operator set; ONNX's own is `ai.onnx`. */
  readonly opsets: Map<string, number>;
  readonly inputs: { readonly name: string; readonly shape: DeclaredShape }[];
  readonly initializers: Set<string>;
  /** Names of tensors whose data lie outside the file. */
  readonly externalTensors: string[];
  /** Tensors by size: name and dimensions of every one held or declared sparse. */
  readonly tensors: { readonly name: string; readonly dims: readonly number[] }[];
  /** Operators in use, as `domain:name`. */
  readonly operators: Set<string>;
  /** How often each local function calls each operator, both as `domain:name`. */
  readonly callsByFunction: Map<string, ReadonlyMap<string, number>>;
  /** How often the model's own graphs call each operator. */
  readonly calls: Map<string, number>;
};

/** A file with more parts than any honest model has: reading it would take the laptop's memory. */
export class TooManyParts extends Error {}
/** Graphs in graphs (of If, Loop, Scan), or calls in calls, nested deeper than in any honest model. */
export class GraphsNested extends Error {}

type Calls = Map<string, number>;
/** `parts` are nodes, tensors, functions and inputs. */
type Surveying = ModelSurvey & { parts: number };

/** The largest language models have some 100,000. */
const MOST_PARTS = 500_000;
export const DEEPEST_GRAPH = 32;
const MOST_DIMENSIONS = 64;
const LONGEST_VARINT = 10;

/**
 * Reads a whole ModelProto, subgraphs, functions and training graphs included, and nothing but it: no tensor is
 * decoded, no file opened. Throws `ProtobufDamaged` for bytes that are not protobuf, `GraphsNested` for graphs nested too deep,
 * and `TooManyParts` for more parts than are read.
 */
export function surveyModel(bytes: Uint8Array): ModelSurvey {
  const survey: Surveying = {
    producer: '',
    irVersion: 0,
    hasGraph: false,
    opsets: new Map(),
    inputs: [],
    initializers: new Set(),
    externalTensors: [],
    tensors: [],
    operators: new Set(),
    callsByFunction: new Map(),
    calls: new Map(),
    parts: 0,
  };
  for (const { number, int, bytes: content } of readFields(bytes)) {
    if (number === ModelField.irVersion) survey.irVersion = int;
    else if (number === ModelField.producerName) survey.producer = readText(content);
    else if (number === ModelField.opsetImport) readOpset(content, survey);
    else if (number === ModelField.functions) readFunction(content, survey);
    else if (number === ModelField.trainingInfo) readTrainingInfo(content, survey);
    else if (number === ModelField.graph) {
      survey.hasGraph = true;
      readGraph(content, survey, survey.calls, 0);
    }
  }
  return survey;
}

function readOpset(bytes: Uint8Array, survey: Surveying): void {
  let [domain, version] = ['', 0];
  for (const field of readFields(bytes)) {
    if (field.number === OpsetField.domain) domain = readText(field.bytes);
    else if (field.number === OpsetField.version) version = field.int;
  }
  survey.opsets.set(domain === '' ? 'ai.onnx' : domain, version);
}

function readFunction(bytes: Uint8Array, survey: Surveying): void {
  let [name, domain] = ['', ''];
  countPart(survey);
  const calls: Calls = new Map();
  for (const field of readFields(bytes)) {
    if (field.number === FunctionField.name) name = readText(field.bytes);
    else if (field.number === FunctionField.domain) domain = readText(field.bytes);
    else if (field.number === FunctionField.node) readNode(field.bytes, survey, calls, 1);
  }
  survey.callsByFunction.set(operatorName(domain, name), calls);
}

function readTrainingInfo(bytes: Uint8Array, survey: Surveying): void {
  for (const { number, bytes: content } of readFields(bytes)) {
    const isGraph = number === TrainingField.initialization || number === TrainingField.algorithm;
    if (isGraph) readGraph(content, survey, survey.calls, 1);
  }
}

/** `depth` 0 is the model's own graph: only its inputs are the model's. */
function readGraph(bytes: Uint8Array, survey: Surveying, calls: Calls, depth: number): void {
  if (depth > DEEPEST_GRAPH) throw new GraphsNested();
  for (const { number, bytes: content } of readFields(bytes)) {
    if (number === GraphField.node) readNode(content, survey, calls, depth);
    else if (number === GraphField.initializer) survey.initializers.add(readTensor(content, survey));
    else if (number === GraphField.sparseInitializer) readSparseTensor(content, survey);
    else if (number === GraphField.input && depth === 0) readInput(content, survey);
  }
}

function readNode(bytes: Uint8Array, survey: Surveying, calls: Calls, depth: number): void {
  let [operator, domain] = ['', ''];
  for (const { number, bytes: content } of readFields(bytes)) {
    if (number === NodeField.opType) operator = readText(content);
    else if (number === NodeField.domain) domain = readText(content);
    else if (number === NodeField.attribute) readAttribute(content, survey, calls, depth);
  }
  countPart(survey);
  const called = operatorName(domain, operator);
  survey.operators.add(called);
  calls.set(called, (calls.get(called) ?? 0) + 1);
}

function readAttribute(bytes: Uint8Array, survey: Surveying, calls: Calls, depth: number): void {
  for (const { number, bytes: content } of readFields(bytes)) {
    switch (number) {
      case AttributeField.graph:
      case AttributeField.graphs:
        readGraph(content, survey, calls, depth + 1);
        break;
      case AttributeField.tensor:
      case AttributeField.tensors:
        readTensor(content, survey);
        break;
      case AttributeField.sparseTensor:
      case AttributeField.sparseTensors:
        readSparseTensor(content, survey);
        break;
    }
  }
}

/** ONNX Runtime and DataLocation.EXTERNAL: either sign is enough to count as external. */
const EXTERNAL = 1;

function readTensor(bytes: Uint8Array, survey: Surveying): string {
  let [name, isExternal] = ['', false];
  const dims: number[] = [];
  for (const field of readFields(bytes)) {
    if (field.number === TensorField.name) name = readText(field.bytes);
    else if (field.number === TensorField.dims) pushDims(dims, field);
    else if (field.number === TensorField.externalData) isExternal = true;
    else if (field.number === TensorField.dataLocation && field.int === EXTERNAL) isExternal = true;
  }
  if (isExternal) survey.externalTensors.push(name);
  countPart(survey);
  survey.tensors.push({ name, dims });
  return name;
}

function readSparseTensor(bytes: Uint8Array, survey: Surveying): void {
  let name = '';
  const dims: number[] = [];
  for (const field of readFields(bytes)) {
    if (field.number === SparseField.dims) pushDims(dims, field);
    else if (field.number === SparseField.values) name = readTensor(field.bytes, survey);
    else if (field.number === SparseField.indices) readTensor(field.bytes, survey);
  }
  countPart(survey);
  survey.tensors.push({ name, dims });
}

function readInput(bytes: Uint8Array, survey: Surveying): void {
  let name = '';
  let shape: DeclaredShape = null;
  for (const field of readFields(bytes)) {
    if (field.number === ValueField.name) name = readText(field.bytes);
    else if (field.number === ValueField.type) shape = readDeclaredShape(field.bytes);
  }
  countPart(survey);
  survey.inputs.push({ name, shape });
}

function countPart(survey: Surveying): void {
  survey.parts += 1;
  if (survey.parts > MOST_PARTS) throw new TooManyParts(`more than ${MOST_PARTS} nodes and tensors`);
}

const operatorName = (domain: string, name: string): string => `${domain === '' ? 'ai.onnx' : domain}:${name}`;

/** Looked at before they are read: a hostile list may be as long as the file. */
function pushDims(to: number[], field: ProtobufField): void {
  if (to.length + field.bytes.length / LONGEST_VARINT > MOST_DIMENSIONS)
    throw new ProtobufDamaged(`a tensor has more than ${MOST_DIMENSIONS} dimensions`);
  to.push(...readInts(field));
}
