import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { trainingSettings } from '../store/training-settings.ts';
import type { Context } from './context.ts';

/** How trainings use this laptop. */
export async function showTrainingSettings(
  { store }: Context,
  _input: Parsed<'training.settings'>,
): Promise<Result<Output<'training.settings'>>> {
  return ok(trainingSettings(store));
}
