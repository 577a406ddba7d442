import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Input, Output } from '../../shared/calls.ts';
import { createRandom } from '../../shared/domain/random.ts';
import type { Ask, Laptop } from './open-laptop.ts';

/** So often that a training of a second or two is cut into many stretches. */
export const CHECKPOINT_EVERY_MS = 25;

const training: Input<'model.train'> = {
  dataset: 'patients',
  target: 'sick',
  parameters: { trees: 160, leaves: 31, earlyStopping: 0, minRowsInLeaf: 2 },
};

/** Goes on with the run that has not ended, or begins one. */
export async function trainOrResume({ ask }: Pick<Laptop, 'ask'>): Promise<Output<'model.train'>> {
  const { runs } = await ask('run.list', {});
  const held = runs.find(({ status }) => status === 'interrupted' || status === 'paused');
  return held === undefined ? ask('model.train', training) : ask('run.resume', { id: held.id });
}

/** A project, and patients of whom no tree can tell everything. */
export async function prepareTraining(ask: Ask, folder: string): Promise<void> {
  const random = createRandom(7);
  const lines = Array.from({ length: 1_500 }, (_, row) => {
    const fever = 37 + random.normal();
    const pulse = 80 + 10 * random.normal();
    return `P${row},${fever.toFixed(2)},${pulse.toFixed(0)},${fever + random.normal() > 37.5 ? 'yes' : 'no'}`;
  });
  const path = join(folder, 'patients.csv');
  writeFileSync(path, ['code,fever,pulse,sick', ...lines, ''].join('\n'));
  await ask('project.create', { name: 'Screening' });
  await ask('dataset.import', { path, dataset: 'patients', roles: { code: 'key' } });
}
