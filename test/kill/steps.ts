import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createRandom } from '../../shared/domain/random.ts';
import type { Ask } from './open-laptop.ts';

/** What a person does. Answers the ids of what they were told is kept. */
export type Step = (ask: Ask, folder: string) => Promise<readonly string[]>;

const VISIT = { fever: 38.4, cough: 'yes' };

export const steps = {
  opening: async () => [],
  upgrading: async () => [],
  capturing: async (ask) => {
    const { recordId, prediction } = await ask('record.add', { subjectCode: 'S-2', values: VISIT });
    return [recordId, ...(prediction === null ? [] : [prediction.id])];
  },
  labelling: async (ask) => {
    const [item] = (await ask('review.list', {})).items;
    if (item === undefined) throw new Error('nothing waits for an answer');
    const answer = { kind: 'confirmed' } as const;
    return [(await ask('label.add', { predictionId: item.prediction.id, answer, predictionShown: true })).id];
  },
  importing: async (ask, folder) => [(await importPatients(ask, folder, 'more patients')).id],
  training: async (ask) => {
    const { run, model } = await train(ask, 2);
    return [run.id, model.id];
  },
  promoting: async (ask) => {
    await ask('model.promote', { ref: 'sick@1' });
    return [];
  },
  scoring: async (ask) => [(await ask('predict.dataset', { dataset: 'patients' })).id],
  syncing: async (ask) => {
    await ask('sync.run', {});
    return [];
  },
} as const satisfies Record<string, Step>;

export type StepName = keyof typeof steps;
export const isStep = (name: string): name is StepName => Object.hasOwn(steps, name);

/** A home in which every step can be taken: a project, a champion, a scored data set, a visit and an answer. */
export async function prepare(ask: Ask, folder: string): Promise<void> {
  await ask('project.create', { name: 'Screening' });
  writePatients(folder);
  await importPatients(ask, folder, 'patients');
  await train(ask, 1);
  await ask('model.promote', { ref: 'sick@1' });
  await ask('predict.dataset', { dataset: 'patients' });
  await ask('record.add', { subjectCode: 'S-1', values: VISIT });
  await steps.labelling(ask);
}

const train = (ask: Ask, seed: number) =>
  ask('model.train', {
    dataset: 'patients',
    target: 'sick',
    features: ['fever', 'cough'],
    seed,
    parameters: { trees: 5 },
  });

const importPatients = (ask: Ask, folder: string, dataset: string) =>
  ask('dataset.import', { path: fileOf(folder, dataset), dataset, roles: { code: 'key' } });

/** They lie in the home so that they go with each copy of it. */
const fileOf = (folder: string, dataset: string): string => join(folder, `${dataset}.csv`);

function writePatients(folder: string): void {
  const random = createRandom(7);
  for (const dataset of ['patients', 'more patients']) {
    const lines = Array.from({ length: 200 }, (_, row) => {
      const fever = 37 + random.normal();
      return `P${row},${fever.toFixed(2)},${random.int(2) === 1 ? 'yes' : 'no'},${fever > 37.5 ? 'yes' : 'no'}`;
    });
    writeFileSync(fileOf(folder, dataset), ['code,fever,cough,sick', ...lines, ''].join('\n'));
  }
}
