import { describe, expect, it } from 'vitest';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import { planTraining } from '../../../renderer/screens/runs/plan-training.ts';

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
const answers = { dataset, heldOut: 20, learner: 200, name: ' ' };

describe('the plan of a training', () => {
  it('learns the answer from the inputs where nobody said otherwise', () => {
    expect(planTraining(answers)).toEqual({
      dataset: 'screening@3',
      target: 'refer',
      features: ['weight', 'sex'],
      parameters: { trees: 200, holdout: 0.2 },
    });
  });

  it('takes what the person chose, and never the target itself', () => {
    const plan = planTraining({ ...answers, target: 'sex', features: new Set(['sex', 'site']), name: 'mine' });
    expect(plan).toMatchObject({ target: 'sex', features: ['site'], name: 'mine' });
  });

  it('is none where nothing is left to learn from', () => {
    expect(planTraining({ ...answers, features: new Set() })).toBeNull();
  });

  it('asks for a linear model by its own name, with the share kept aside', () => {
    expect(planTraining({ ...answers, learner: 'linear', heldOut: 30 })).toMatchObject({
      algorithm: 'linear',
      parameters: { holdout: 0.3 },
    });
  });
});
