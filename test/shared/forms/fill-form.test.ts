import { describe, expect, test } from 'vitest';
import { type CompiledForm, compileForm } from '../../../shared/forms/compile-form.ts';
import {
  addRepeat,
  keepDraft,
  noteEnd,
  openForm,
  removeRepeat,
  setAnswer,
  setLanguage,
} from '../../../shared/forms/fill-form.ts';
import { Form } from '../../../shared/forms/form.ts';
import type { FormState } from '../../../shared/forms/form-state.ts';
import { choicesAt, isComplete, recordOf, shownNodes, textAt, viewOf } from '../../../shared/forms/look-at-form.ts';
import { environment } from './sample-record.ts';

type Question = Readonly<Record<string, unknown>> & { readonly name: string };
const ask = (question: Question) => ({ kind: 'question', type: 'text', ...question });

function compile(items: readonly object[], more: object = {}): CompiledForm {
  const { compiled, problems } = compileForm(Form.parse({ formId: 'f', title: 'F', items, ...more }));
  if (compiled === null) throw new Error(problems.map(({ message }) => message).join('\n'));
  return compiled;
}
const open = (items: readonly object[], more: object = {}): FormState =>
  openForm(compile(items, more), '', environment);
const set = (state: FormState, path: string, text: string): FormState => setAnswer(state, path, text, environment);
const node = (state: FormState, path: string) => state.tree.byPath.get(path)!;

describe('answers', () => {
  const items = [
    ask({ name: 'age', type: 'integer', constraint: '. >= 6 and . <= 59', required: 'true()' }),
    ask({ name: 'weight', type: 'decimal', relevant: '${age} > 12' }),
    ask({ name: 'double', type: 'calculate', calculation: '${weight} * 2' }),
    ask({ name: 'why', relevant: '${double} > 20', required: '${age} > 20' }),
  ];

  test('recompute what depends on them, through what they hide and show', () => {
    const first = open(items);
    expect(shownNodes(first).map(({ name }) => name)).toEqual(['age']);
    const grown = set(set(first, '/data/age', '24'), '/data/weight', '11');
    expect(grown.values.get('/data/double')).toBe('22');
    expect(shownNodes(grown).map(({ name }) => name)).toEqual(['age', 'weight', 'why']);
    const younger = set(grown, '/data/age', '8');
    expect(younger.values.get('/data/double')).toBeUndefined();
    expect(recordOf(younger)).toEqual({ age: 8, weight: null, double: null, why: null });
  });

  test('leave the record before them as it was', () => {
    const before = open(items);
    set(before, '/data/age', '24');
    expect(before.values.get('/data/age')).toBeUndefined();
    expect(viewOf(before, node(before, '/data/age')).problem).toBe('required');
  });

  test('come back when what hid them goes', () => {
    const answered = set(set(open(items), '/data/age', '24'), '/data/weight', '11');
    const back = set(set(answered, '/data/age', '8'), '/data/age', '30');
    expect(recordOf(back)).toMatchObject({ weight: 11, double: 22 });
  });

  test.each([
    ['', 'required'],
    ['5', 'constraint'],
    ['12.5', 'type'],
    ['seven', 'type'],
    ['12', null],
  ])('%j is judged as %j', (text, problem) => {
    const state = set(set(open(items), '/data/age', '7'), '/data/age', text);
    expect(viewOf(state, node(state, '/data/age')).problem).toBe(problem);
  });

  test('an empty answer breaks no constraint, and what is hidden has no problem', () => {
    const state = open([
      ask({ name: 'a', constraint: 'false()' }),
      ask({ name: 'b', required: 'true()', relevant: 'false()' }),
    ]);
    expect(isComplete(state)).toBe(true);
  });

  test.each([
    ['date', '2026-02-29', 'type'],
    ['date', '2024-02-29', null],
    ['time', '24:00', 'type'],
    ['time', '23:59', null],
    ['datetime', '2026-03-14', 'type'],
    ['datetime', '2026-03-14T10:00:00.000+03:00', null],
    ['geopoint', '91 0', 'type'],
    ['geopoint', '0.35 32.58 1190 5', null],
    ['decimal', '1e400x', 'type'],
    ['decimal', '-0.5', null],
  ])('of a %s %s has the problem %j', (type, text, problem) => {
    const state = set(open([ask({ name: 'a', type })]), '/data/a', text);
    expect(state.problems.get('/data/a') ?? null).toBe(problem);
  });
});

test('only what depends on an answer is worked out again', () => {
  const items = [
    ask({ name: 'a' }),
    ask({ name: 'b' }),
    ask({ name: 'fresh', type: 'calculate', calculation: 'concat(${a}, random())' }),
    ask({ name: 'other', type: 'calculate', calculation: 'concat(${b}, random())' }),
  ];
  let drawn = 0;
  const counting = { ...environment, random: () => ++drawn };
  const state = openForm(compile(items), '', counting);
  const after = setAnswer(state, '/data/a', 'x', counting);
  expect([drawn, after.values.get('/data/other')]).toEqual([3, state.values.get('/data/other')]);
});

test('what is worked out once stays, also while it is not relevant and in a draft', () => {
  const items = [
    ask({ name: 'shown', default: 'yes' }),
    ask({ name: 'id', type: 'calculate', calculation: 'once(uuid())', relevant: "${shown} = 'yes'" }),
  ];
  let made = 0;
  const counting = { ...environment, newId: () => `id ${++made}` };
  const first = openForm(compile(items), '', counting);
  const hidden = setAnswer(first, '/data/shown', 'no', counting);
  const kept = openForm(first.compiled, '', counting, keepDraft(hidden));
  const again = setAnswer(kept, '/data/shown', 'yes', counting);
  expect([recordOf(first), recordOf(hidden), recordOf(again)].map(({ id }) => id)).toEqual(['id 1', null, 'id 1']);
});

describe('defaults', () => {
  test('are given once: a written one, a calculated one that sees others, and metadata', () => {
    const state = open([
      ask({ name: 'site', default: 'Mbale (Uganda)' }),
      ask({ name: 'day', type: 'date', default: 'today()' }),
      ask({ name: 'copy', default: "concat(${site}, '!')" }),
      ask({ name: 'who', type: 'metadata', metadata: 'username' }),
      ask({ name: 'ended', type: 'metadata', metadata: 'end' }),
    ]);
    expect(state.values.get('/data/copy')).toBe('Mbale (Uganda)!');
    expect(state.values.get('/data/day')).toMatch(/^\d{4}-\d{2}-\d{2}$/);
    expect(set(state, '/data/site', 'Busiu').values.get('/data/copy')).toBe('Mbale (Uganda)!');
    expect(noteEnd(state, environment).values.get('/data/ended')).toMatch(/T.*\+03:00$/);
    expect(state.values.has('/data/ended')).toBe(false);
  });

  test('do not come back in a draft whose answer was emptied', () => {
    const form = compile([ask({ name: 'site', default: 'Mbale' })]);
    const emptied = set(openForm(form, '', environment), '/data/site', '');
    const again = openForm(form, '', environment, keepDraft(emptied));
    expect(again.values.get('/data/site')).toBeUndefined();
  });
});

describe('repeats', () => {
  const items = [
    {
      kind: 'repeat',
      name: 'visit',
      items: [
        ask({ name: 'weight', type: 'decimal', default: '1' }),
        ask({
          name: 'gain',
          type: 'calculate',
          calculation: 'if(position(..) > 1, ${weight} - indexed-repeat(${weight}, ${visit}, position(..) - 1), 0)',
        }),
      ],
    },
    ask({ name: 'total', type: 'calculate', calculation: 'sum(${weight})' }),
    ask({ name: 'many', type: 'calculate', calculation: 'count(${visit})' }),
  ];
  const three = (): FormState => {
    let state = addRepeat(addRepeat(open(items), '/data/visit', environment), '/data/visit', environment);
    for (const [at, weight] of [10, 12, 15].entries())
      state = set(state, `/data/visit[${at + 1}]/weight`, String(weight));
    return state;
  };

  test('each look at their own answers, and others at all of them', () => {
    const state = three();
    expect([1, 2, 3].map((at) => state.values.get(`/data/visit[${at}]/gain`))).toEqual(['0', '2', '3']);
    expect([state.values.get('/data/total'), state.values.get('/data/many')]).toEqual(['37', '3']);
  });

  test('that are removed make those after them move up', () => {
    const state = removeRepeat(three(), '/data/visit[2]', environment);
    expect([1, 2, 3].map((at) => state.values.get(`/data/visit[${at}]/weight`))).toEqual(['10', '15', undefined]);
    expect([state.values.get('/data/visit[2]/gain'), state.values.get('/data/total')]).toEqual(['5', '25']);
  });

  test('come with their defaults, and survive as a draft', () => {
    const state = addRepeat(three(), '/data/visit', environment);
    expect(state.values.get('/data/visit[4]/weight')).toBe('1');
    const again = openForm(state.compiled, '', environment, keepDraft(state));
    expect(keepDraft(again)).toEqual(keepDraft(state));
  });

  test('that are gone take their problems with them', () => {
    const asked = [
      { kind: 'repeat', name: 'child', items: [ask({ name: 'age', type: 'integer', required: 'true()' })] },
    ];
    const one = set(open(asked), '/data/child[1]/age', '3');
    const two = addRepeat(one, '/data/child', environment);
    expect([isComplete(two), isComplete(removeRepeat(two, '/data/child[2]', environment))]).toEqual([false, true]);
  });

  test('that a count takes away and brings back have the answers that they had', () => {
    const state = open([
      ask({ name: 'many', type: 'integer', default: '2' }),
      { kind: 'repeat', name: 'child', count: '${many}', items: [ask({ name: 'age', default: '3' })] },
    ]);
    const older = set(state, '/data/child[2]/age', '4');
    const back = set(set(older, '/data/many', '1'), '/data/many', '2');
    expect(back.values.get('/data/child[2]/age')).toBe('4');
  });

  test('are as many as a count says, none where it says nothing', () => {
    const counted = open([
      ask({ name: 'children', type: 'integer' }),
      { kind: 'repeat', name: 'child', count: '${children}', items: [ask({ name: 'age', default: '3' })] },
      ask({ name: 'sum', type: 'calculate', calculation: 'sum(${age})' }),
    ]);
    expect(counted.values.get('/data/sum')).toBe('0');
    const two = set(counted, '/data/children', '2');
    expect(two.values.get('/data/sum')).toBe('6');
    expect(set(two, '/data/children', '-1').values.get('/data/sum')).toBe('0');
  });
});

describe('choices', () => {
  const form = {
    languages: ['en', 'fr'],
    defaultLanguage: 'en',
    lists: {
      districts: [
        { name: 'mbale', label: { en: 'Mbale' } },
        { name: 'gulu', label: { en: 'Gulu' } },
      ],
      towns: [
        { name: 'busiu', label: { en: 'Busiu', fr: 'Ville de Busiu' }, columns: { district: 'mbale' } },
        { name: 'layibi', label: { en: 'Layibi' }, columns: { district: 'gulu' } },
      ],
    },
  };
  const items = [
    ask({ name: 'district', type: 'select_one', list: 'districts' }),
    ask({
      name: 'town',
      type: 'select_one',
      list: 'towns',
      choiceFilter: 'district = ${district}',
      label: { en: 'Town in ${district}' },
    }),
    ask({ name: 'called', type: 'calculate', calculation: "jr:choice-name(${town}, '${town}')" }),
  ];

  test('are those that the filter leaves, and one that is gone is a problem', () => {
    const state = set(set(open(items, form), '/data/district', 'mbale'), '/data/town', 'busiu');
    expect(choicesAt(state, node(state, '/data/town'), environment).map(({ name }) => name)).toEqual(['busiu']);
    expect(isComplete(state)).toBe(true);
    expect(set(state, '/data/district', 'gulu').problems.get('/data/town')).toBe('choice');
  });

  test('are called in the language of the record, in the form’s own where that lacks them', () => {
    const english = set(
      set(openForm(compile(items, form), 'en', environment), '/data/district', 'mbale'),
      '/data/town',
      'busiu',
    );
    const french = setLanguage(english, 'fr', environment);
    expect([english, french].map((state) => state.values.get('/data/called'))).toEqual(['Busiu', 'Ville de Busiu']);
    const town = node(french, '/data/town');
    expect(textAt(french, town, { en: 'Town in ${district}' }, environment)).toBe('Town in mbale');
  });
});
