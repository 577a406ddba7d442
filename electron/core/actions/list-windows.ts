import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { windowsOf } from '../store/windows.ts';
import type { Context } from './context.ts';
import { findModel } from './models/find-model.ts';

/** What a model version scored, the newest window first. Fails with `model.unknown`. */
export async function listWindows(
  { store, projectId }: Context,
  { model: ref }: Parsed<'monitor.windows'>,
): Promise<Result<Output<'monitor.windows'>>> {
  const model = findModel(store, projectId, ref);
  return model.ok ? ok({ windows: [...windowsOf(store, model.value.id)] }) : model;
}
