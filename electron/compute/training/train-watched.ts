import { env } from 'onnxruntime-node';
import type { EngineOutput, TrainingProgress } from '../../../shared/engine.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { createBreather } from '../breather.ts';
import type { Sessions } from '../scoring/sessions.ts';
import { throttle } from '../throttle.ts';
import { Checkpoints, TrainingPaused } from './checkpoints.ts';
import { mostRounds } from './learners.ts';
import type { TrainRequest } from './prepare-training.ts';
import { trainModel } from './train-model.ts';
import { startMeter } from './work-meter.ts';

/** Progress at most so often; the curve in the answer is complete. */
const PROGRESS_MS = 100;

export type WatchOptions = {
  readonly sessions: Sessions;
  readonly signal: AbortSignal;
  readonly progress: (event: TrainingProgress) => void;
  /** Null where nobody keeps the training's state. */
  readonly checkpoints: { readonly everyMs: number; readonly resumeFrom: Uint8Array | null } | null;
  readonly isPausing: () => boolean;
};

/** Trains, tells rounds and states on the way, and what it spent. Fails as `trainModel`, and with `train.paused`. */
export async function trainWatched(
  request: TrainRequest,
  { sessions, signal, progress, checkpoints, isPausing }: WatchOptions,
): Promise<Result<EngineOutput<'train'>>> {
  const meter = startMeter();
  let checkpointSeconds = 0;
  const spent = () => ({ ...meter.read(), checkpointSeconds });
  const onTold = (seconds: number): void => void (checkpointSeconds += seconds);
  const send = (checkpoint: Uint8Array): void => progress({ checkpoint, spent: spent() });
  const report = throttle(progress, PROGRESS_MS);
  const of = mostRounds(request);
  try {
    const trained = await trainModel(request, {
      sessions,
      breather: createBreather(signal),
      onRound: (point) => report({ ...point, of }),
      ...(checkpoints && { checkpoints: new Checkpoints({ ...checkpoints, send, isPausing, onTold }) }),
    });
    return trained.ok ? ok({ ...trained.value, spent: spent(), onnxRuntime: env.versions.node ?? '' }) : trained;
  } catch (cause) {
    if (cause instanceof TrainingPaused) return fail('train.paused', 'The training is paused.');
    throw cause;
  } finally {
    meter.stop();
  }
}
