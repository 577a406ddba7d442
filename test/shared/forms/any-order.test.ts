import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compileForm } from '../../../shared/forms/compile-form.ts';
import { addRepeat, keepDraft, openForm, removeRepeat, setAnswer } from '../../../shared/forms/fill-form.ts';
import { Form } from '../../../shared/forms/form.ts';
import type { FormState } from '../../../shared/forms/form-state.ts';
import { environment } from './sample-record.ts';

const ask = (name: string, more: object = {}): object => ({ kind: 'question', type: 'text', name, ...more });
const calculated = (name: string, calculation: string, more: object = {}): object =>
  ask(name, { type: 'calculate', calculation, ...more });

/** Repeats in repeats, counts that answers and calculations say, and groups that they show. */
const form = Form.parse({
  formId: 'any',
  title: 'Any',
  items: [
    ask('a', { type: 'integer', constraint: '. < ${limit}' }),
    calculated('limit', 'if(${b} = 1, 3, 9)'),
    {
      kind: 'group',
      name: 'g',
      relevant: '${a} > 2',
      items: [ask('b', { type: 'integer' }), calculated('c', '${a} + ${sum}')],
    },
    {
      kind: 'repeat',
      name: 'outer',
      items: [
        ask('x', { type: 'integer', required: '${c} > 5' }),
        { kind: 'repeat', name: 'inner', count: '${x}', items: [calculated('y', '${x} * 10 + position(..)')] },
        calculated('z', 'sum(${y}) + count(${inner})', { relevant: '${b} != 2' }),
      ],
    },
    calculated('sum', 'count(${y})'),
    ask('last', { relevant: "${c} != '' or ${x} = 3", readOnly: '${limit} = 3' }),
  ],
});

type Move = (state: FormState) => FormState;
const value = fc.constantFrom('', '0', '1', '2', '3', '4', 'x');
const move: fc.Arbitrary<Move> = fc.oneof(
  fc.tuple(fc.constantFrom('a', 'g/b', 'outer[1]/x', 'outer[2]/x', 'last'), value).map(
    ([path, text]): Move =>
      (state) =>
        setAnswer(state, `/data/${path}`, text, environment),
  ),
  fc.constant<Move>((state) => addRepeat(state, '/data/outer', environment)),
  fc.constantFrom('1', '2').map(
    (at): Move =>
      (state) =>
        removeRepeat(state, `/data/outer[${at}]`, environment),
  ),
);

const said = ({ values, irrelevant, required, readOnly, problems }: FormState): unknown => ({
  values: Object.fromEntries(values),
  irrelevant: [...irrelevant].toSorted(),
  required: [...required].toSorted(),
  readOnly: [...readOnly].toSorted(),
  problems: Object.fromEntries(problems),
});

test('after any answers, what was worked out step by step is what is worked out at once', () => {
  const { compiled, problems } = compileForm(form);
  expect(problems).toEqual([]);
  fc.assert(
    fc.property(fc.array(move, { maxLength: 12 }), (moves) => {
      const state = moves.reduce((before, next) => next(before), openForm(compiled!, '', environment));
      const atOnce = openForm(compiled!, '', environment, keepDraft(state));
      expect(said(state)).toEqual(said(atOnce));
    }),
    { numRuns: 300 },
  );
});
