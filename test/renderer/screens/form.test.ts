import { describe, expect, it } from 'vitest';
import {
  answeredOf,
  cardsOf,
  firstToDo,
  judge,
  type Question,
  readNumber,
  toValues,
} from '../../../renderer/screens/capture/form.ts';

const question = (change: Partial<Question>): Question => ({
  name: 'x',
  label: 'X',
  type: 'text',
  required: true,
  ...change,
});
const muac = question({ name: 'muac', label: 'MUAC', type: 'number', min: 6, max: 26 });
const today = '2026-11-23';

describe('an answer that is left', () => {
  it.each([
    ['11.2', 11.2],
    ['11,2', 11.2],
    [' 7 ', 7],
    ['-1.5', -1.5],
    ['1.000,5', Number.NaN],
    ['0x10', Number.NaN],
    ['1e3', Number.NaN],
    ['', Number.NaN],
  ])('reads %j as %s', (typed, value) => expect(readNumber(typed)).toBe(value));

  it('is refused outside its range, with the slipped decimal point put right', () => {
    expect(judge(muac, '112', today)).toEqual({ kind: 'outside', min: 6, max: 26, proposal: '11.2' });
    expect(judge(muac, '1.12', today)).toMatchObject({ proposal: '11.2' });
  });

  it('is refused without a proposal where none would fit', () => {
    expect(judge(question({ type: 'number', min: 6, max: 7 }), '1', today)).toMatchObject({
      kind: 'outside',
      proposal: null,
    });
  });

  it('stands at both ends of the range', () => {
    expect([judge(muac, '6', today), judge(muac, '26', today)]).toEqual([{ kind: 'fine' }, { kind: 'fine' }]);
  });

  it('is refused when it is no number, or not whole where it has to be', () => {
    expect(judge(muac, 'eleven', today).kind).toBe('notANumber');
    expect(judge(question({ type: 'integer' }), '7.5', today).kind).toBe('notWhole');
  });

  it('is refused for days that do not exist or have not come', () => {
    const visit = question({ type: 'date' });
    expect(judge(visit, '2026-02-30', today).kind).toBe('notADate');
    expect(judge(visit, '2026-11-24', today).kind).toBe('afterToday');
    expect(judge(visit, '2026-11-23', today).kind).toBe('fine');
  });

  it('is never refused for being empty', () => expect(judge(muac, '  ', today)).toEqual({ kind: 'fine' }));
});

describe('a finished form', () => {
  const questions = [muac, question({ name: 'sex', type: 'category' }), question({ name: 'age', type: 'integer' })];

  it('hands over numbers as numbers, words as they are, and nothing as missing', () => {
    expect(toValues(questions, { muac: '11,2', sex: 'girl' })).toEqual({ muac: 11.2, sex: 'girl', age: null });
  });

  it('counts what was answered', () => expect(answeredOf(questions, { muac: '1', sex: ' ' })).toBe(1));
});

describe('a question without an answer', () => {
  it('is done once somebody said why', () => {
    expect(answeredOf([muac], {}, {})).toBe(0);
    expect(answeredOf([muac], {}, { muac: 'noInstrument' })).toBe(1);
  });
});

describe('a section that is opened', () => {
  const height = question({ name: 'height' });
  const entered = { unmeasured: {}, today };

  it('begins at what cannot stand, else at what has no answer', () => {
    expect(firstToDo([height, muac], { ...entered, answers: { muac: '112' } })).toBe(muac);
    expect(firstToDo([muac, height], { ...entered, answers: { muac: '11.2' } })).toBe(height);
    expect(firstToDo([muac], { ...entered, answers: { muac: '11.2' } })).toBeUndefined();
  });
});

describe('number keys', () => {
  it('choose cards in their order, and nothing where one types or opens a list', () => {
    const options = (count: number) => Array.from({ length: count }, (_, at) => ({ value: `v${at}`, label: `V${at}` }));
    expect(cardsOf(question({ type: 'category', options: options(3) }))).toEqual(['v0', 'v1', 'v2']);
    expect(cardsOf(question({ type: 'boolean' }))).toEqual(['yes', 'no']);
    expect(cardsOf(question({ type: 'category', options: options(5) }))).toBeNull();
    expect(cardsOf(muac)).toBeNull();
  });
});
