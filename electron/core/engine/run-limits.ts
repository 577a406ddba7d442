import type { EngineCallName, EngineInput } from '../../../shared/engine.ts';
import { NamedTensor, tensorBytes } from '../../../shared/tensor.ts';
import { fail, type Result } from '../../../shared/result.ts';

/** A model of honest size answers far sooner on a slow laptop; whoever waits has given up by then. */
const RUN_LIMIT_MS = 8_000;
/** More for what is large: the slowest disk and processor still do so much. */
const BYTES_PER_MS = 20_000;

/** How long one run of a model for this call may hold the compute process; null for calls that run none. */
export function runLimitMs<N extends EngineCallName>(name: N, input: EngineInput<N>): number | null {
  if (!name.startsWith('model.') && !('backbone' in input)) return null;
  return RUN_LIMIT_MS + Math.round(sizeOf(input) / BYTES_PER_MS);
}

/** Bytes of the model or the tensors handed over. */
function sizeOf(input: object): number {
  const onnx = 'onnx' in input ? input.onnx : 'backbone' in input ? input.backbone : null;
  if (onnx instanceof Uint8Array) return onnx.length;
  const tensors = NamedTensor.array().safeParse('tensors' in input ? input.tensors : []).data ?? [];
  return tensors.reduce((sum, tensor) => sum + tensorBytes(tensor), 0);
}

export const refuseHungModel = (limitMs: number): Result<never> =>
  fail(
    'model.hung',
    `The model did not answer within ${Math.round(limitMs / 1_000)} seconds, so its calculation was ended by force. Nothing was changed.`,
    'Use another model, and look at this one where it was made.',
  );

export const refuseCrashedModel = (why: string): Result<never> =>
  fail(
    'model.crashed',
    `The model took more memory than it may, or broke the calculation: ${why}. Nothing was changed.`,
    'Use another model, and look at this one where it was made.',
  );
