import { datatypeOf } from '../../../../shared/endpoint-example.ts';
import type { ScoredRow } from '../../../../shared/endpoint.ts';
import type { ModelInput, ModelSpec } from '../../../../shared/model.ts';
import { pictureShapeOf } from '../../../../shared/picture.ts';
import type { AnswerTensor } from './infer-response.ts';
import type { Datatype } from './tensors/datatypes.ts';
import { datatypeOfElement } from './tensors/named-tensors.ts';

/** What a program is told of an input or output; -1 is as many as there are rows. */
export type TensorMetadata = {
  readonly name: string;
  readonly datatype: Datatype;
  readonly shape: readonly number[];
  readonly parameters?: Readonly<Record<string, string>>;
};

/** Whether a model is asked by the inputs of its file: it is no table, or it reads images. */
export const takesTensors = (spec: ModelSpec): boolean => spec.task === 'tensors' || pictureShapeOf(spec) !== null;

/** What a model reads: a table's by its columns, any other by its tensors. */
export const inputsOf = (spec: ModelSpec): readonly TensorMetadata[] =>
  takesTensors(spec)
    ? spec.inputs.flatMap(tensorMetadata)
    : spec.features.map((feature) => ({ name: feature.name, datatype: datatypeOf(feature), shape: [-1] }));

/** What a model says: a table's rows as `tableOutputs`, any other by its tensors. */
export const outputsOf = (spec: ModelSpec, isKept: boolean): readonly TensorMetadata[] =>
  takesTensors(spec) ? spec.outputs.flatMap(tensorMetadata) : tableOutputs(spec, isKept);

/** None for what is no tensor (a sequence, a map): it cannot be asked for. */
function tensorMetadata({
  name,
  dtype,
  shape,
}: Pick<ModelInput, 'name' | 'dtype' | 'shape'>): readonly TensorMetadata[] {
  if (dtype === 'other') return [];
  return [{ name, datatype: datatypeOfElement(dtype), shape: shape.map((length) => length ?? -1) }];
}

/**
 * What a table's model answers: `prediction` decided by the threshold, the `probabilities` of `classes` in their order,
 * `unsure` where a person should decide, `outside` naming columns that are unlike anything in training, commas between,
 * and `guards` with what looks wrong as JSON, what a person should be asked among it. Where the project's written rule
 * decides in place of the model, `decided_by` is "rule", `prediction` is what it says (nothing, or no number, where it
 * says nothing) and probabilities are no numbers.
 */
function tableOutputs({ task, classes }: ModelSpec, isKept: boolean): readonly TensorMetadata[] {
  const outside = { name: 'outside', datatype: 'BYTES', shape: [-1] } as const;
  const guarded = [
    { name: 'guards', datatype: 'BYTES', shape: [-1] },
    { name: 'decided_by', datatype: 'BYTES', shape: [-1] },
  ] as const;
  const kept = isKept ? [{ name: 'prediction_id', datatype: 'BYTES', shape: [-1] } as const] : [];
  if (task === 'regression')
    return [{ name: 'prediction', datatype: 'FP64', shape: [-1] }, outside, ...guarded, ...kept];
  const named = { classes: JSON.stringify(classes) };
  return [
    { name: 'prediction', datatype: 'BYTES', shape: [-1] },
    { name: 'probabilities', datatype: 'FP32', shape: [-1, classes.length], parameters: named },
    { name: 'unsure', datatype: 'BOOL', shape: [-1] },
    outside,
    ...guarded,
    ...kept,
  ];
}

/** Scored rows of a table's model as the tensors of `outputsOf`. */
export const answerTensors = (spec: ModelSpec, rows: readonly ScoredRow[], isKept: boolean): readonly AnswerTensor[] =>
  tableOutputs(spec, isKept).map(({ shape, parameters, ...output }): AnswerTensor => {
    const sized = { name: output.name, shape: [rows.length, ...shape.slice(1)] };
    const about = parameters === undefined ? sized : { ...sized, parameters };
    switch (output.name) {
      case 'probabilities':
        return { ...about, datatype: 'FP32', data: probabilitiesOf(spec.classes, rows) };
      case 'unsure':
        return { ...about, datatype: 'BOOL', data: Uint8Array.from(rows, ({ unsure }) => Number(unsure)) };
      case 'outside':
        return {
          ...about,
          datatype: 'BYTES',
          data: rows.map((row) => row.outside.map(({ column }) => column).join(',')),
        };
      case 'guards':
        return { ...about, datatype: 'BYTES', data: rows.map(({ guards }) => JSON.stringify(guards)) };
      case 'decided_by':
        return { ...about, datatype: 'BYTES', data: rows.map(({ rule }) => (rule === null ? 'model' : 'rule')) };
      case 'prediction_id':
        return { ...about, datatype: 'BYTES', data: rows.map(({ predictionId }) => predictionId ?? '') };
      default:
        return output.datatype === 'FP64'
          ? { ...about, datatype: 'FP64', data: Float64Array.from(rows, (row) => numberSaid(row)) }
          : { ...about, datatype: 'BYTES', data: rows.map((row) => String(saidOf(row) ?? '')) };
    }
  });

const probabilitiesOf = (classes: readonly string[], rows: readonly ScoredRow[]): Float32Array =>
  Float32Array.from(
    rows.flatMap(({ output, rule }) =>
      classes.map((name) => (rule === null ? output.probabilities?.[name] : undefined) ?? NaN),
    ),
  );

/** What decides: the model, or the written rule in its place; null where the rule says nothing. */
export const saidOf = ({ output, rule }: ScoredRow): string | number | null =>
  rule === null ? output.prediction : rule.answer;

const numberSaid = (row: ScoredRow): number => Number(saidOf(row) ?? NaN);
