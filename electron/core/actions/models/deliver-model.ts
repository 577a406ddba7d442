import type { ModelVersion } from '../../../../shared/registry.ts';
import type { Result } from '../../../../shared/result.ts';
import type { Run } from '../../../../shared/run.ts';
import type { Context } from '../context.ts';
import { keepFinishedRun, type Trained } from './keep-run.ts';
import { putModel } from './put-model.ts';

/** Stores what a run trained as the next version of its model. Fails with `home.unwritable`. */
export async function deliverModel(
  context: Context,
  run: Run,
  trained: Trained,
): Promise<Result<{ run: Run; model: ModelVersion }>> {
  const blob = await putModel(context, trained.onnx);
  return blob.ok ? keepFinishedRun(context, run, trained, blob.value) : blob;
}
