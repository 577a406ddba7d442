import { describe, expect, it } from 'vitest';
import { firstRefused, type Section } from '../../../renderer/screens/capture/form.ts';
import { saidBy } from '../../../renderer/screens/capture/use-advice.ts';
import type { Output } from '../../../shared/calls.ts';

const score: Output<'record.score'> = {
  blind: false,
  rule: null,
  modelRef: 'referral@1',
  output: { prediction: 'yes', probabilities: { no: 0.158, yes: 0.842 } },
  threshold: 0.5,
  positiveClass: 'yes',
  missing: [],
  outside: [],
};

describe('what the model says about a record', () => {
  it('is its answer, with how many of 100 turned out so', () => {
    expect(saidBy(score, {})).toEqual({
      kind: 'says',
      model: 'referral@1',
      verdict: 'yes',
      answer: 'yes',
      ofHundred: 84,
      limit: 0.5,
    });
  });

  it('counts the class looked for, also where the advice is against it', () => {
    const output = { prediction: 'no', probabilities: { no: 0.78, yes: 0.22 } };
    expect(saidBy({ ...score, output }, {})).toMatchObject({ verdict: 'no', answer: 'yes', ofHundred: 22 });
  });

  it('has no share of 100 for a number', () => {
    expect(saidBy({ ...score, output: { prediction: 12.5 } }, {})).toMatchObject({ verdict: 12.5, ofHundred: null });
  });

  it('names what is missing while it cannot answer', () => {
    expect(saidBy({ ...score, output: null, missing: ['weight_kg'] }, {})).toEqual({
      kind: 'needs',
      columns: ['weight_kg'],
    });
  });

  it('is no advice while an answer is missing, although the model would give one', () => {
    expect(saidBy({ ...score, missing: ['muac_cm'] }, {})).toEqual({ kind: 'needs', columns: ['muac_cm'] });
  });

  it('is no advice where somebody said why a needed answer cannot be had', () => {
    expect(saidBy({ ...score, missing: ['muac_cm', 'sex'] }, { muac_cm: 'noInstrument' })).toEqual({
      kind: 'unmeasured',
      columns: ['muac_cm'],
    });
  });

  it('is no advice for a record unlike anything seen in training, even with an answer', () => {
    const outside = [{ column: 'age_months', reason: 'above', limit: 59 }];
    expect(saidBy({ ...score, outside }, {})).toEqual({ kind: 'outside', columns: ['age_months'] });
  });

  it('is nothing without a model', () => {
    expect(saidBy({ ...score, modelRef: null, output: null }, {})).toEqual({ kind: 'noModel' });
  });
});

describe('saving', () => {
  const question = { name: 'muac_cm', label: 'MUAC', type: 'number', min: 6, max: 26, required: false } as const;
  const sections: readonly Section[] = [
    { name: 'child', label: 'Child', questions: [] },
    { name: 'measurements', label: 'Measurements', questions: [question] },
  ];

  it('goes to the section whose answer cannot stand', () => {
    expect(firstRefused(sections, { muac_cm: '112' }, '2026-11-23')).toEqual({ at: 1, question });
    expect(firstRefused(sections, { muac_cm: '11.2' }, '2026-11-23')).toBeNull();
  });
});
