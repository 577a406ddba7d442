import { describe, expect, it } from 'vitest';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import { firstAnswers, planTraining } from '../../../renderer/screens/runs/plan-training.ts';

const dataset: DatasetVersion = {
  id: '018f0000-0000-7000-8000-000000000001',
  name: 'screening',
  version: 3,
  rows: 10,
  digest: 'd',
  columns: [
    { name: 'record', type: 'category', role: 'key', missing: 0 },
    { name: 'note', type: 'text', missing: 0 },
    { name: 'visit', type: 'date', role: 'time', missing: 0 },
    { name: 'site', type: 'category', role: 'site', missing: 0 },
    { name: 'weight', type: 'number', missing: 0 },
    { name: 'refer', type: 'boolean', role: 'label', missing: 0 },
    { name: 'sex', type: 'category', role: 'input', missing: 0 },
  ],
  source: { kind: 'file', name: 'a.csv', sha256: 's', sizeBytes: 1 },
  actorName: 'Joy',
  createdAtMs: 0,
};
const answers = { ...firstAnswers(dataset), name: ' ' };
const none: ReadonlySet<string> = new Set();

describe('the plan of a training', () => {
  it('learns the answer from the inputs where nobody said otherwise', () => {
    expect(planTraining(answers, none)).toEqual({
      dataset: 'screening@3',
      target: 'refer',
      features: ['weight', 'sex'],
      algorithm: 'gbdt',
      parameters: { trees: 200, holdout: 0.2 },
      split: { kind: 'random' },
      folds: 1,
      shownLabels: 'use',
      calibrate: true,
    });
  });

  it('takes what the person chose, and never the target itself', () => {
    const plan = planTraining({ ...answers, target: 'sex', features: new Set(['sex', 'site']), name: 'mine' }, none);
    expect(plan).toMatchObject({ target: 'sex', features: ['site'], name: 'mine' });
  });

  it('leaves columns, algorithm and settings to the version that it goes on from', () => {
    const chosen = { ...answers, from: 'refer@2', features: none, learner: 'mlp', settings: { epochs: '3' } } as const;

    expect(planTraining(chosen, none)).toEqual({
      dataset: 'screening@3',
      target: 'refer',
      from: 'refer@2',
      parameters: { holdout: 0.2 },
      split: { kind: 'random' },
      folds: 1,
      shownLabels: 'use',
      calibrate: true,
    });
  });

  it('is none where nothing is left to learn from', () => {
    expect(planTraining({ ...answers, features: new Set() }, none)).toBeNull();
  });

  it('asks for a linear model by its own name, with the share kept aside', () => {
    expect(planTraining({ ...answers, learner: 'linear', heldOut: 30 }, none)).toMatchObject({
      algorithm: 'linear',
      parameters: { holdout: 0.3 },
    });
  });

  it('leaves out what seems to tell the answer, until somebody takes it', () => {
    const suspects = new Set(['weight']);

    expect(planTraining(answers, suspects)?.features).toEqual(['sex']);
    expect(planTraining({ ...answers, features: new Set(['weight']) }, suspects)?.features).toEqual(['weight']);
  });

  it('tests on sites and weeks that it did not learn from, by the columns that say them', () => {
    expect(planTraining({ ...answers, way: 'site' }, none)?.split).toEqual({ kind: 'group', column: 'site' });
    expect(planTraining({ ...answers, way: 'time' }, none)?.split).toEqual({ kind: 'time', column: 'visit' });
    expect(planTraining({ ...answers, way: 'person' }, none)?.split).toEqual({ kind: 'random' });
  });

  it('takes settings as they are typed, and is none while one is refused', () => {
    const typed = { leaves: '31', learningRate: '0,05', lambda: '' };

    expect(planTraining({ ...answers, settings: typed, seed: '7' }, none)).toMatchObject({
      seed: 7,
      parameters: { trees: 200, leaves: 31, learningRate: 0.05, holdout: 0.2 },
    });
    expect(planTraining({ ...answers, settings: { leaves: '1' } }, none)).toBeNull();
    expect(planTraining({ ...answers, seed: '1.5' }, none)).toBeNull();
  });
});
