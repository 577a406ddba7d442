import { stringify } from 'yaml';
import type { ModelCard } from '../../../../shared/model-card.ts';
import type { TensorType } from '../../../../shared/model.ts';
import { packageNames } from './package-names.ts';
import type { ZipMember } from '../zip/write-zip.ts';

/** Versions that read every graph written here; nothing newer is needed. */
const PYTHON = '3.11.0';
const ONNX = '1.17.0';
const REQUIREMENTS = ['mlflow', `onnx>=${ONNX}`, 'onnxruntime>=1.20.0', 'pandas'];

type Tensor = {
  readonly name: string;
  readonly dtype: TensorType;
  readonly shape: readonly (number | null)[];
};

/**
 * The files that make a folder with `model.onnx` a model of MLflow, of its onnx flavor: the inputs as the graph names
 * them, tensors each. Source: MLflow's own `mlflow/onnx` and `mlflow/types/schema.py`, version 3.
 */
export function mlflowMembers(card: ModelCard): readonly ZipMember[] {
  const text = (name: string, content: string): ZipMember => ({ name, bytes: Buffer.from(content) });
  return [
    text(packageNames.mlmodel, stringify(mlmodelOf(card), { lineWidth: 0 })),
    text(
      packageNames.conda,
      stringify({
        name: 'mlflow-env',
        channels: ['conda-forge'],
        dependencies: [`python=${PYTHON}`, 'pip', { pip: REQUIREMENTS }],
      }),
    ),
    text(
      packageNames.pythonEnvironment,
      stringify({ python: PYTHON, build_dependencies: ['pip'], dependencies: [`-r ${packageNames.requirements}`] }),
    ),
    text(packageNames.requirements, `${REQUIREMENTS.join('\n')}\n`),
  ];
}

const mlmodelOf = ({ model, spec }: ModelCard): Readonly<Record<string, unknown>> => ({
  flavors: {
    onnx: {
      code: null,
      data: packageNames.model,
      onnx_session_options: null,
      onnx_version: ONNX,
      providers: ['CPUExecutionProvider'],
    },
    python_function: {
      data: packageNames.model,
      env: { conda: packageNames.conda, virtualenv: packageNames.pythonEnvironment },
      loader_module: 'mlflow.onnx',
      python_version: PYTHON,
    },
  },
  metadata: { fieldloop_version_id: model.id, fieldloop_model: `${model.name}@${model.version}` },
  model_size_bytes: model.sizeBytes,
  model_uuid: model.id.replaceAll('-', ''),
  signature: {
    inputs: JSON.stringify(spec.inputs.map(tensorOf)),
    outputs: JSON.stringify(spec.outputs.map(tensorOf)),
    params: null,
  },
  utc_time_created: new Date(model.createdAtMs).toISOString().replace('T', ' ').replace('Z', '000'),
});

/** NumPy's names of the element types; a free dimension is -1. */
const tensorOf = ({ name, dtype, shape }: Tensor) => ({
  name,
  type: 'tensor',
  'tensor-spec': {
    dtype: dtype === 'string' ? 'str' : dtype === 'other' ? 'object' : dtype,
    shape: shape.map((size) => size ?? -1),
  },
});
