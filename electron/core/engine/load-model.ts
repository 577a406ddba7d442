import { type AppError, ok, type Result } from '../../../shared/result.ts';
import type { ModelVersion } from '../../../shared/registry.ts';
import type { EngineCallName, EngineInput, EngineOutput } from '../../../shared/engine.ts';

/** Models that stopped this laptop's engine (store/stopped-models.ts). */
export type StoppedModels = {
  /** Why a model is not tried for now; null where it may be. */
  find(sha256: string): Result<never> | null;
  keep(sha256: string, why: AppError): void;
};

/** What loading takes of an action's context. */
export type Loading = {
  readonly stopped: StoppedModels;
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
  | 'model.scoreCells'
  | 'model.scoreRecords'
  | 'model.compareFeeds'
  | 'model.measureMemory'
  | 'model.sampleReasons'
  | 'model.occlude'
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

/** Whoever stands beside a bad model sees the process die twice. */
const MOST_ATTEMPTS = 4;
const STOPS: ReadonlySet<string> = new Set(['model.hung', 'model.crashed']);

/**
 * Asks something of a model. One that hangs or breaks the compute process twice running is not tried again for a day
 * (`model.stoppedEngine`), so that it cannot take the others' time over and over; whoever only stood beside one that did
 * is served by the next process.
 */
export async function askModel<N extends LoadedCall>(
  context: Loading,
  model: Pick<ModelVersion, 'sha256' | 'spec'>,
  name: N,
  input: EngineInput<N>,
  signal?: AbortSignal,
): Promise<Result<EngineOutput<N>>> {
  const stopped = context.stopped.find(model.sha256);
  if (stopped !== null) return stopped;
  let stops = 0;
  for (let attempt = 1; ; attempt += 1) {
    const asked = await askLoaded(context, model, name, input, signal);
    if (asked.ok || (asked.error.code !== 'engine.died' && !STOPS.has(asked.error.code))) return asked;
    if (STOPS.has(asked.error.code)) stops += 1;
    if (stops === 2) context.stopped.keep(model.sha256, asked.error);
    if (stops === 2 || attempt === MOST_ATTEMPTS) return asked;
  }
}

/**
 * It is loaded where compute does not hold it, which is so at first and after compute was started anew. So a call that
 * finds it warm reads no blob.
 */
async function askLoaded<N extends LoadedCall>(
  context: Loading,
  model: Pick<ModelVersion, 'sha256' | 'spec'>,
  name: N,
  input: EngineInput<N>,
  signal: AbortSignal | undefined,
): Promise<Result<EngineOutput<N>>> {
  const options = signal === undefined ? {} : { signal };
  const asked = await context.engine.request(name, input, options);
  if (asked.ok || asked.error.code !== 'engine.unknownModel') return asked;
  const loaded = await loadModel(context, model, options);
  return loaded.ok ? context.engine.request(name, input, options) : loaded;
}
