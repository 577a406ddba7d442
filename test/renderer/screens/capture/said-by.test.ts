import { describe, expect, it } from 'vitest';
import { saidBy } from '../../../../renderer/screens/capture/advice/said-by.ts';
import type { Output } from '../../../../shared/calls.ts';
import type { FiredGuard } from '../../../../shared/guards.ts';

const score: Output<'record.score'> = {
  blind: false,
  rule: null,
  modelRef: 'referral@1',
  recalled: null,
  output: { prediction: 'yes', probabilities: { no: 0.158, yes: 0.842 } },
  threshold: 0.5,
  unsure: false,
  positiveClass: 'yes',
  missing: [],
  guards: [],
  explanation: null,
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
      unsure: false,
      noted: [],
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

  it('is no advice while a value that looks wrong waits to be looked at, and is once somebody did', () => {
    const guard: FiredGuard = { guard: 'range', column: 'age_months', response: 'ask', confirmed: false };
    expect(saidBy({ ...score, guards: [guard] }, {})).toEqual({ kind: 'check', guards: [guard] });

    const confirmed = { ...guard, confirmed: true };
    expect(saidBy({ ...score, guards: [confirmed] }, {})).toMatchObject({ kind: 'says', noted: [confirmed] });
  });

  it('is told with what looks wrong where the project wants no more', () => {
    const guard: FiredGuard = { guard: 'unlike', column: 'weight_kg', response: 'flag', confirmed: false };
    expect(saidBy({ ...score, guards: [guard] }, {})).toMatchObject({ kind: 'says', noted: [guard] });
  });

  it('is the written rule where the project falls back to it, with the reason', () => {
    const guard: FiredGuard = { guard: 'range', column: 'age_months', response: 'rule', confirmed: false };
    const rule = { rule: 'muac_cm < 11.5', answer: 'no' };
    expect(saidBy({ ...score, output: null, rule, guards: [guard] }, {})).toEqual({
      kind: 'rule',
      verdict: 'no',
      recalled: null,
      because: [guard],
    });
  });

  it('lacks what could not be measured where the project lets the model answer all the same', () => {
    const guard: FiredGuard = { guard: 'missing', column: 'muac_cm', response: 'flag', confirmed: false };
    const lacking = { ...score, missing: ['muac_cm'], guards: [guard] };
    expect(saidBy(lacking, { muac_cm: 'noInstrument' })).toMatchObject({ kind: 'says', noted: [guard] });
    expect(saidBy(lacking, {})).toEqual({ kind: 'needs', columns: ['muac_cm'] });
  });

  it('is no advice where the form never asks what is needed', () => {
    const asks = (name: string) => name !== 'muac_cm';
    expect(saidBy({ ...score, missing: ['muac_cm', 'sex'] }, {}, asks)).toEqual({
      kind: 'unasked',
      columns: ['muac_cm'],
    });
  });

  it('is the written rule where no model decides, and named as such', () => {
    const rule = { rule: 'muac_cm < 11.5', answer: 'yes' };
    expect(saidBy({ ...score, modelRef: null, output: null, rule }, {})).toEqual({
      kind: 'rule',
      verdict: 'yes',
      recalled: null,
      because: [],
    });
    const undecided = { ...rule, answer: null };
    expect(saidBy({ ...score, modelRef: null, output: null, rule: undecided, missing: ['muac_cm'] }, {})).toEqual({
      kind: 'needs',
      columns: ['muac_cm'],
    });
  });

  it('is not said yet of a record that is asked blind, but what is missing is', () => {
    const blind = { ...score, blind: true, output: null };
    expect(saidBy(blind, {})).toEqual({ kind: 'blind' });
    expect(saidBy({ ...blind, missing: ['muac_cm'] }, {})).toEqual({ kind: 'needs', columns: ['muac_cm'] });
  });

  it('is nothing without a model', () => {
    expect(saidBy({ ...score, modelRef: null, output: null }, {})).toEqual({ kind: 'noModel', recalled: null });
  });

  it('names the version that was recalled where the rule decides in its place', () => {
    const recalled = { ref: 'referral@1', reason: 'wrong scale', actorName: 'Amina', saidAtMs: 1 };
    const rule = { rule: 'muac_cm < 11.5', answer: 'yes' };
    expect(saidBy({ ...score, modelRef: null, output: null, rule, recalled }, {})).toEqual({
      kind: 'rule',
      verdict: 'yes',
      recalled: 'referral@1',
      because: [],
    });
  });
});
