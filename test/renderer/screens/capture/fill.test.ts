import { describe, expect, it } from 'vitest';
import {
  addOne,
  answer,
  begin,
  giveReason,
  judge,
  removeOne,
  takeReasonBack,
} from '../../../../renderer/screens/capture/fill/fill.ts';
import { changedValues, fromDraft, toDraft } from '../../../../renderer/screens/capture/fill/fill-draft.ts';
import {
  firstProblem,
  isDone,
  scoredValues,
  unmeasuredOf,
} from '../../../../renderer/screens/capture/fill/fill-record.ts';
import { beginEdit } from '../../../../renderer/screens/capture/fill/begin-edit.ts';
import { proposeAnswer } from '../../../../renderer/screens/capture/fill/propose-answer.ts';
import { recordOf } from '../../../../shared/forms/look-at-form.ts';
import { ask, compiledOf, environment, fillOf, group, repeat } from './sample-fill.ts';

const muac = ask('muac_cm', 'decimal', { constraint: '. >= 6 and . <= 26' });
const visit = [
  group('child', [ask('age', 'integer', { required: 'true()' }), muac]),
  repeat('dose', [ask('drug', 'text'), ask('ml', 'decimal')]),
];
const AGE = '/data/child/age';
const MUAC = '/data/child/muac_cm';

describe('a record that is filled in', () => {
  it('refuses an answer only once it was left, and no longer as soon as it is corrected', () => {
    const typed = answer(fillOf(visit), MUAC, '112', environment);
    expect(typed.judged.has(MUAC)).toBe(false);
    const left = judge(typed, MUAC);
    expect([...left.judged]).toEqual([MUAC]);
    expect(answer(left, MUAC, '11', environment).judged.has(MUAC)).toBe(false);
  });

  it('is held back by what is required, until there is an answer or a reason', () => {
    const fill = fillOf(visit);
    expect(firstProblem(fill)?.path).toBe(AGE);
    expect(firstProblem(giveReason(fill, AGE, 'notKnown', environment))).toBeUndefined();
    expect(firstProblem(answer(fill, AGE, '14', environment))).toBeUndefined();
  });

  it('keeps a reason until there is an answer, under the name of the question', () => {
    const reasoned = giveReason(fillOf(visit), MUAC, 'noInstrument', environment);
    expect(unmeasuredOf(reasoned)).toEqual({ muac_cm: 'noInstrument' });
    expect(isDone(reasoned, MUAC)).toBe(true);
    expect(unmeasuredOf(answer(reasoned, MUAC, '11.2', environment))).toEqual({});
    expect(isDone(takeReasonBack(reasoned, MUAC), MUAC)).toBe(false);
  });

  it('gives a model nothing that cannot stand', () => {
    const fill = answer(answer(fillOf(visit), MUAC, '112', environment), AGE, '14', environment);
    expect(scoredValues(fill)).toMatchObject({ muac_cm: null, age: 14 });
  });
});

describe('a slip of the decimal point or of the unit', () => {
  it.each([
    ['112', '11.2'],
    ['1.12', '11.2'],
    ['1120', '11.2'],
    ['0.112', '11.2'],
    ['11200', '11.2'],
  ])('proposes what was meant by %s', (typed, meant) => {
    expect(proposeAnswer(answer(fillOf(visit), MUAC, typed, environment).form, MUAC, environment)).toBe(meant);
  });

  it('proposes nothing where no slip explains it, and nothing for what stands', () => {
    const narrow = [ask('muac_cm', 'decimal', { constraint: '. >= 6 and . <= 7' })];
    const path = '/data/muac_cm';
    expect(proposeAnswer(answer(fillOf(narrow), path, '1', environment).form, path, environment)).toBeNull();
    expect(proposeAnswer(answer(fillOf(narrow), path, '6.5', environment).form, path, environment)).toBeNull();
  });
});

describe('a repeat', () => {
  const two = () => {
    const one = answer(fillOf(visit), '/data/dose[1]/drug', 'zinc', environment);
    const added = addOne(one, '/data/dose', environment);
    return answer(added, '/data/dose[2]/ml', '5', environment);
  };

  it('stands in the record by its places, and only where there is an answer', () => {
    expect(recordOf(two().form)).toMatchObject({ 'dose[1]/drug': 'zinc', 'dose[2]/ml': 5 });
    expect(recordOf(two().form)).not.toHaveProperty('dose[1]/ml');
  });

  it('closes the gap of one that is removed', () => {
    expect(recordOf(removeOne(two(), '/data/dose[1]', environment).form)).toMatchObject({ 'dose[1]/ml': 5 });
  });
});

describe('a draft', () => {
  it('goes on exactly where it was: answers, repeats, reasons, language, page and subject', () => {
    const compiled = compiledOf(visit, { languages: ['English (en)', 'French (fr)'] });
    const begun = { ...fillOf(visit), subject: { code: 'F-1', id: null }, page: '/data/dose' };
    const added = addOne(answer(begun, AGE, '14', environment), '/data/dose', environment);
    const reasoned = giveReason(added, MUAC, 'refused', environment);
    const fill = { ...reasoned, form: { ...reasoned.form, language: 'French (fr)' } };
    const kept = { ...toDraft(fill), id: fill.draftId, actorId: 'a', startedAtMs: 1, savedAtMs: 2 };

    const back = fromDraft(compiled, JSON.parse(JSON.stringify(kept)), 'English (en)', environment);

    expect(back).toMatchObject({ recordId: 'record-1', page: '/data/dose', subject: { code: 'F-1' }, keptAtMs: 2 });
    expect(back.form.language).toBe('French (fr)');
    expect(back.reasons).toEqual({ [MUAC]: 'refused' });
    expect(toDraft(back)).toEqual(toDraft(fill));
  });

  it('of another form is filled in by the names of its questions', () => {
    const draft = {
      id: 'd',
      actorId: 'a',
      startedAtMs: 1,
      savedAtMs: 2,
      unmeasured: {},
      values: { age: 14, gone: 'x' },
    };
    const back = fromDraft(compiledOf(visit), draft, '', environment);
    expect(recordOf(back.form)).toMatchObject({ age: 14 });
  });
});

describe('an edit', () => {
  const before = { age: 14, muac_cm: 11.2, 'dose[1]/drug': 'zinc', 'dose[2]/drug': 'iron', elsewhere: 'kept' };
  const record = { id: 'r', subjectId: null, subjectCode: null };
  const head = { id: 'e1', values: before, unmeasured: {} };

  it('says only what it changes, and leaves what the form does not ask', () => {
    const fill = beginEdit(compiledOf(visit), record, head, '', environment);
    expect(changedValues(fill, before)).toEqual({});
    const changed = answer(answer(fill, MUAC, '11.9', environment), AGE, '', environment);
    expect(changedValues(changed, before)).toEqual({ muac_cm: 11.9, age: null });
  });

  it('takes away what was said within a repeat that is removed', () => {
    const fill = removeOne(beginEdit(compiledOf(visit), record, head, '', environment), '/data/dose[1]', environment);
    expect(changedValues(fill, before)).toEqual({ 'dose[1]/drug': 'iron', 'dose[2]/drug': null });
  });
});

describe('who a record is about', () => {
  const items = [ask('name', 'text', { role: 'identifier' }), ask('muac_cm', 'decimal')];
  const subject = { code: 'KAS-1', id: null };

  it('gives the form the name that somebody new was looked for by, unless one was typed', () => {
    const begun = begin(fillOf(items), subject, { name: 'Amina Nekesa' }, environment);
    const typed = begin(
      answer(fillOf(items), '/data/name', 'Amina N.', environment),
      subject,
      { name: 'Ami' },
      environment,
    );

    expect([begun.subject, recordOf(begun.form)]).toMatchObject([subject, { name: 'Amina Nekesa' }]);
    expect(recordOf(typed.form)).toMatchObject({ name: 'Amina N.' });
  });

  it('keeps in the draft who was said to be somebody else', () => {
    const fill = { ...begin(fillOf(items), subject, {}, environment), notTheSame: ['subject-2'] };
    const draft = { ...toDraft(fill), id: 'draft-1', actorId: 'actor-1', startedAtMs: 1, savedAtMs: 2 };

    expect(fromDraft(fill.form.compiled, draft, '', environment).notTheSame).toEqual(['subject-2']);
  });
});
