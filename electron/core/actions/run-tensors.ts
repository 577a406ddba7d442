import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { askModel } from '../engine/load-model.ts';
import type { Context } from './context.ts';
import { findModel } from './models/find-model.ts';
import { unlessRecalled } from './models/refuse-recalled.ts';

/** Runs any version once on tensors as they are; stores nothing. Fails as `findModel`, `unlessRecalled` and `askModel` do. */
export async function runTensors(
  context: Context,
  { ref, tensors, outputs }: Parsed<'model.runTensors'>,
): Promise<Result<Output<'model.runTensors'>>> {
  const found = unlessRecalled(ref, findModel(context.store, context.projectId, ref));
  if (!found.ok) return found;
  const model = found.value;
  const request = { sha256: model.sha256, tensors, ...(outputs && { outputs }) };
  const run = await askModel(context, model, 'model.runTensors', request, context.signal);
  return run.ok ? ok({ modelVersionId: model.id, modelRef: model.ref, outputs: run.value.outputs }) : run;
}
