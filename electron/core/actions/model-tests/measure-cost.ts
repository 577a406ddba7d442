import { performance } from 'node:perf_hooks';
import { type Cost, testLatency } from '../../../../shared/domain/model-tests/kinds/latency.ts';
import { failed, notApplicable } from '../../../../shared/domain/model-tests/outcome.ts';
import type { TestRecord } from '../../../../shared/domain/model-tests/probing.ts';
import type { TestOf } from '../../../../shared/model-tests.ts';
import type { TestOutcome } from '../../../../shared/test-report.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { askModel } from '../../engine/load-model.ts';
import type { Context } from '../context.ts';
import { readImagesOf } from '../scoring/read-images-of.ts';
import type { ServingModel } from '../scoring/serving-model.ts';
import { isOfModel } from './try-sample.ts';

/** Records that are timed, and records before them that only warm the session. */
const [TIMED, WARMING] = [60, 5];

/** Times records one by one, as a person who captures waits for each, and what the model takes of the memory. */
export async function runLatency(
  context: Context,
  serving: ServingModel,
  test: TestOf<'latency'>,
  records: readonly TestRecord[],
): Promise<Result<TestOutcome>> {
  if (records.length === 0) return ok(notApplicable('noRows'));
  const cost = await measureCost(context, serving, records);
  if (cost.ok) return ok(testLatency(test, cost.value));
  return isOfModel(cost.error.code) ? ok(failed('modelFailed', cost.error.message)) : cost;
}

async function measureCost(
  context: Context,
  { model }: ServingModel,
  records: readonly TestRecord[],
): Promise<Result<Cost>> {
  const times: number[] = [];
  for (let turn = 0; turn < TIMED + WARMING; turn += 1) {
    const record = { ...records[turn % records.length] };
    const began = performance.now();
    const images = await readImagesOf(context, model.spec.features, record);
    if (!images.ok) return images;
    const asked = { sha256: model.sha256, record, images: [...images.value] };
    const answered = await askModel(context, model, 'model.scoreRecord', asked, context.signal);
    if (!answered.ok) return answered;
    if (turn >= WARMING) times.push(performance.now() - began);
  }
  const onnx = await context.blobs.read(model.sha256);
  if (!onnx.ok) return onnx;
  const record = { ...records[0] };
  const images = await readImagesOf(context, model.spec.features, record);
  if (!images.ok) return images;
  const asked = { sha256: model.sha256, onnx: onnx.value, record, images: [...images.value] };
  const memory = await askModel(context, model, 'model.measureMemory', asked, context.signal);
  return memory.ok ? ok({ times, ...memory.value }) : memory;
}
