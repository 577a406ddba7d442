import { CURRENT_FILE } from './journey.ts';
import type { Ask } from './window-port.ts';

/** A model of the practice rows in use, asked of core: for journeys that begin after it. */
export async function putModelInUse(ask: Ask): Promise<string> {
  const { model } = await ask('model.train', { dataset: 'screening', target: 'needs_referral', name: 'referral' });
  await ask('model.promote', { ref: model.ref });
  return model.ref;
}

/** The batch of November's 700 rows, scored by the model in use. */
export async function scoreNovember(ask: Ask): Promise<string> {
  await ask('dataset.import', { path: CURRENT_FILE, dataset: 'november' });
  const { id } = await ask('predict.dataset', { dataset: 'november' });
  return id;
}
