import type { InferenceSession } from 'onnxruntime-node';
import type { EngineOutput } from '../../../shared/engine.ts';
import { TensorType } from '../../../shared/model.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { OpenModel, Sessions } from '../scoring/sessions.ts';
import { readClasses } from './class-labels.ts';
import { checkModel, readFurther } from './check-model.ts';

/**
 * What a model file takes and answers, as ONNX Runtime understands it. Refused before loading: see `checkModel`; what
 * ONNX Runtime cannot open is `model.cannotOpen`. The session stays warm for a `model.load` of the same bytes.
 */
export async function inspectModel(
  sessions: Sessions,
  onnx: Uint8Array,
): Promise<Result<EngineOutput<'model.inspect'>>> {
  const survey = checkModel(onnx);
  if (!survey.ok) return survey;
  const classes = readFurther(() => readClasses(onnx));
  if (!classes.ok) return classes;
  const opened = await sessions.open(onnx);
  if (!opened.ok) return opened;
  const { inputs, outputs } = await describeSession(opened.value);
  return ok({
    sha256: opened.value.sha256,
    producer: survey.value.producer,
    classes: [...classes.value],
    opsets: Object.fromEntries(survey.value.opsets),
    inputs,
    outputs,
    types: Object.fromEntries([...inputs, ...outputs].map(({ name, dtype }) => [name, dtype])),
  });
}

type Described = { name: string; dtype: TensorType; shape: (number | null)[] };

async function describeSession(model: OpenModel): Promise<{ inputs: Described[]; outputs: Described[] }> {
  const session = await model.sessionFor(1);
  return { inputs: session.inputMetadata.map(describeValue), outputs: session.outputMetadata.map(describeValue) };
}

/** Sequences and maps are `other`, without a shape. */
function describeValue(value: InferenceSession.ValueMetadata): Described {
  if (!value.isTensor) return { name: value.name, dtype: 'other', shape: [] };
  const dtype = TensorType.safeParse(value.type);
  return {
    name: value.name,
    dtype: dtype.success ? dtype.data : 'other',
    shape: value.shape.map((dim) => (typeof dim === 'number' ? dim : null)),
  };
}
