import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { setTrainingSettings, trainingSettings } from '../store/training-settings.ts';
import type { Context } from './context.ts';

/** Changes what is given of how trainings use this laptop, and answers all of it. */
export async function setTraining(
  { store }: Context,
  { pauseOnBattery, pauseOnHeat, wattsPerProcessor }: Parsed<'training.set'>,
): Promise<Result<Output<'training.set'>>> {
  const before = trainingSettings(store);
  const after = {
    pauseOnBattery: pauseOnBattery ?? before.pauseOnBattery,
    pauseOnHeat: pauseOnHeat ?? before.pauseOnHeat,
    wattsPerProcessor: wattsPerProcessor ?? before.wattsPerProcessor,
  };
  store.transaction((db) => setTrainingSettings(db, after));
  return ok(after);
}
