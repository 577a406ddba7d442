import { ok, type Result } from '../../../shared/result.ts';
import type { ModelVersion } from '../../../shared/registry.ts';
import type { EngineCallName, EngineInput, EngineOutput } from '../../../shared/engine.ts';

/** What loading takes of an action's context. */
export type Loading = {
  readonly blobs: { read(sha256: string): Promise<Result<Uint8Array>> };
  readonly engine: {
    request<N extends EngineCallName>(
      name: N,
      input: EngineInput<N>,
      options?: { readonly signal?: AbortSignal },
    ): Promise<Result<EngineOutput<N>>>;
  };
};
type LoadedCall =
  | 'model.plan'
  | 'model.score'
  | 'model.scoreRecord'
  | 'model.sampleReasons'
  | 'model.findTurns'
  | 'model.runTensors';

/** Keeps a version's session warm in compute. Fails with `blob.missing`, `blob.damaged` or as `model.load` does. */
export async function loadModel(
  { blobs, engine }: Loading,
  { sha256, spec }: Pick<ModelVersion, 'sha256' | 'spec'>,
  options: { readonly signal?: AbortSignal },
): Promise<Result<{ sha256: string }>> {
  const onnx = await blobs.read(sha256);
  if (!onnx.ok) return onnx;
  const loaded = await engine.request('model.load', { sha256, onnx: onnx.value, spec }, options);
  return loaded.ok ? ok({ sha256 }) : loaded;
}

/**
 * Asks something of a loaded model: it is loaded where compute does not hold it, which is so at first and after compute
 * was started anew. So a call that finds it warm reads no blob.
 */
export async function askModel<N extends LoadedCall>(
  context: Loading,
  model: Pick<ModelVersion, 'sha256' | 'spec'>,
  name: N,
  input: EngineInput<N>,
  signal?: AbortSignal,
): Promise<Result<EngineOutput<N>>> {
  const options = signal === undefined ? {} : { signal };
  const asked = await context.engine.request(name, input, options);
  if (asked.ok || asked.error.code !== 'engine.unknownModel') return asked;
  const loaded = await loadModel(context, model, options);
  return loaded.ok ? context.engine.request(name, input, options) : loaded;
}
