import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { columnKey } from '../../../../electron/core/files/forms/form-sheets.ts';
import { type FormReading, readXlsForm } from '../../../../electron/core/files/forms/read-xls-form.ts';
import { type FormLine, writeXlsForm, type XlsForm } from '../../../../scripts/practice/write-xls-form.ts';
import { valueOf } from '../../open-test-home.ts';

const folder = mkdtempSync(join(tmpdir(), 'xls-form-'));
afterAll(() => rmSync(folder, { recursive: true }));
let written = 0;

async function read(form: XlsForm, files: Readonly<Record<string, string>> = {}): Promise<FormReading> {
  const path = join(folder, `form-${written++}.xlsx`);
  await writeXlsForm(path, form);
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  return valueOf(await readXlsForm(path));
}

const problemsOf = async (survey: readonly FormLine[], choices: readonly FormLine[] = []) =>
  (await read({ survey, ...(choices.length === 0 ? {} : { choices }) })).problems;

test('an XLSForm is read with its types, languages, choices, groups, repeats and settings', async () => {
  const { form, problems } = await read({
    survey: [
      { type: 'begin group', name: 'home', 'label::English (en)': 'Home', 'label::French (fr)': 'Foyer' },
      {
        type: 'select one crops',
        name: 'crop',
        'label::English (en)': 'Crop',
        'label::French (fr)': 'Culture',
        required: 'yes',
      },
      { type: 'end_group' },
      { type: 'begin repeat', name: 'child', repeat_count: '${many}' },
      {
        type: 'decimal',
        name: 'weight',
        relevance: "${crop} = 'maize'",
        constraint: '. > 0',
        'constraint_message::English (en)': 'More',
        'constraint_message::French (fr)': 'Plus',
      },
      { type: 'end repeat' },
      { type: 'integer', name: 'many', default: 2, readonly: 'no' },
    ],
    choices: [
      {
        'list name': 'crops',
        name: 'maize',
        'label::English (en)': 'Maize',
        'label::French (fr)': 'Maïs',
        season: 'long',
      },
    ],
    settings: [{ form_title: 'Farm', form_id: 'farm', version: 7, default_language: 'French (fr)' }],
  });

  expect(problems).toEqual([]);
  expect(form).toMatchObject({
    formId: 'farm',
    title: 'Farm',
    version: '7',
    languages: ['English (en)', 'French (fr)'],
    defaultLanguage: 'French (fr)',
    lists: { crops: [{ name: 'maize', label: { 'French (fr)': 'Maïs' }, columns: { season: 'long' } }] },
  });
  expect(form?.items).toMatchObject([
    { kind: 'group', name: 'home', items: [{ type: 'select_one', list: 'crops', required: 'true()', row: 3 }] },
    {
      kind: 'repeat',
      count: '${many}',
      items: [{ type: 'decimal', relevant: "${crop} = 'maize'", constraintMessage: { 'French (fr)': 'Plus' } }],
    },
    { type: 'integer', default: '2' },
  ]);
});

test('choices come from a CSV file beside the form, and pulldata looks its columns up', async () => {
  const survey = [
    {
      type: 'select_one_from_file villages.csv',
      name: 'village',
      label: 'Village',
      choice_filter: "district = 'Mbale'",
    },
    { type: 'calculate', name: 'people', calculation: "pulldata('villages', 'people', 'name', ${village})" },
  ];
  const { form, problems } = await read(
    { survey },
    { 'villages.csv': 'name;label;district;people\na;Ama;Mbale;120\n' },
  );
  expect(problems).toEqual([]);
  expect(form?.tables['villages']).toEqual({
    columns: ['name', 'label', 'district', 'people'],
    rows: [['a', 'Ama', 'Mbale', '120']],
  });
});

test('a file that is not there is named with the question that needs it', async () => {
  const problems = await problemsOf([{ type: 'select_one_from_file nowhere.csv', name: 'village', label: 'Village' }]);
  expect(problems.map(({ code }) => code)).toEqual(['form.missingFile']);
  expect(problems[0]).toMatchObject({ sheet: 'survey', row: 2, column: 'type' });
});

const q = (more: FormLine): FormLine => ({ type: 'text', name: 'a', label: 'A', ...more });

describe('what is wrong is named by code, row and column', () => {
  test.each<[string, string, number, string, string, readonly FormLine[]]>([
    ['form.unknownType', 'type', 2, '"range"', 'a type that is not supported', [q({ type: 'range' })]],
    ['form.unknownType', 'type', 2, 'or_other', 'or_other', [q({ type: 'select_one x or_other' })]],
    [
      'form.unknownFunction',
      'calculation',
      3,
      'digest()',
      'a function that is not supported',
      [q({}), q({ name: 'b', calculation: "digest('a', 'MD5')" })],
    ],
    ['form.wrongArguments', 'relevant', 2, 'not 1', 'too few inputs', [q({ relevant: 'if(true())' })]],
    [
      'form.syntax',
      'constraint',
      2,
      'ends too early',
      'an expression that is not finished',
      [q({ constraint: '. >' })],
    ],
    ['form.syntax', 'constraint', 2, 'pattern', 'a pattern that makes no sense', [q({ constraint: "regex(., '[')" })]],
    [
      'form.unknownReference',
      'relevant',
      2,
      '"ghost"',
      'a question that is not there',
      [q({ relevant: '${ghost} = 1' })],
    ],
    [
      'form.unknownReference',
      'label',
      2,
      '"ghost"',
      'a question in a text that is not there',
      [q({ label: 'Hello ${ghost}' })],
    ],
    ['form.duplicateName', 'name', 3, 'row 2', 'two questions of one name', [q({}), q({ name: 'A' })]],
    ['form.badName', 'name', 2, '"1 a"', 'a name that is none', [q({ name: '1 a' })]],
    ['form.missingName', 'name', 2, 'no name', 'a question without a name', [{ type: 'text', label: 'A' }, q({})]],
    ['form.unknownList', 'type', 2, '"crops"', 'a list that is not there', [q({ type: 'select_one crops' })]],
    [
      'form.missingCalculation',
      'calculation',
      2,
      'empty',
      'a calculation that says nothing',
      [q({ type: 'calculate' })],
    ],
    [
      'form.unclosedGroup',
      'type',
      2,
      '"a"',
      'a group that does not end',
      [q({ type: 'begin group' }), q({ name: 'b' })],
    ],
    ['form.unexpectedEnd', 'type', 3, 'nothing is open', 'an end without a begin', [q({}), { type: 'end repeat' }]],
    ['form.unknownColumn', 'trigger', 2, 'trigger', 'a trigger', [q({ trigger: '${a}' })]],
  ])('%s in %s of row %i says %s: %s', async (code, column, row, text, _, survey) => {
    const problem = (await problemsOf(survey)).find((one) => one.code === code);
    expect(problem).toMatchObject({ severity: 'error', sheet: 'survey', column, row });
    expect(problem?.message).toContain(text);
  });

  test('a filter of choices that looks at a column which they do not have', async () => {
    const problems = await problemsOf(
      [q({ type: 'select_one l', choice_filter: "distrct = 'x'" })],
      [{ list_name: 'l', name: 'x', label: 'X', district: 'x' }],
    );
    expect(problems).toMatchObject([{ code: 'form.unknownReference', column: 'choice_filter', row: 2 }]);
    expect(problems[0]?.message).toContain('"distrct"');
  });

  test('a circle of calculations is named from the first to the first again', async () => {
    const problems = await problemsOf([
      q({ name: 'a', type: 'calculate', calculation: '${b} + 1' }),
      q({ name: 'b', type: 'calculate', calculation: '${c} + 1' }),
      q({ name: 'c', type: 'calculate', calculation: '${a} + 1' }),
    ]);
    expect(problems).toMatchObject([{ code: 'form.cycle', sheet: 'survey' }]);
    expect(problems[0]?.message).toContain('a → b → c → a');
  });

  test('a calculation that looks at itself is told how a first value is kept', async () => {
    const problems = await problemsOf([q({ type: 'calculate', calculation: "if(${a} = '', uuid(), ${a})" })]);
    expect(problems).toMatchObject([{ code: 'form.cycle', row: 2 }]);
    expect(problems[0]?.message).toContain('a → a. What is to stay as it was first is written once(…)');
  });

  test('lists, columns and languages that are called as what every object has', async () => {
    const problems = await problemsOf([
      q({ type: 'select_one constructor', 'label::toString': 'B', choice_filter: 'a = 1' }),
    ]);
    expect(problems.map(({ code }) => code)).toEqual(['form.unknownList']);
    expect(columnKey('Constructor')).toBe('constructor');
  });

  test('a group that is shown by an answer within it is a circle', async () => {
    const problems = await problemsOf([
      { type: 'begin group', name: 'g', relevant: "${a} = 'x'" },
      q({}),
      { type: 'end group' },
    ]);
    expect(problems.map(({ code }) => code)).toEqual(['form.cycle']);
  });

  test('a missing language is a warning with its row and column', async () => {
    const problems = await problemsOf([
      { type: 'text', name: 'a', 'label::English': 'A', 'label::Arabic': 'أ' },
      { type: 'text', name: 'b', 'label::English': 'B' },
    ]);
    expect(problems).toMatchObject([
      { code: 'form.missingTranslation', severity: 'warning', row: 3, column: 'label::Arabic' },
    ]);
  });

  test('equal choices, a column that is missing, and a workbook without a survey', async () => {
    const choices = [1, 2].map(() => ({ list_name: 'l', name: 'x', label: 'X' }));
    expect(await problemsOf([q({ type: 'select_one l' })], choices)).toMatchObject([
      { code: 'form.duplicateChoice', sheet: 'choices' },
    ]);
    expect(await problemsOf([{ name: 'a' }])).toMatchObject([{ code: 'form.missingColumn', column: 'type' }]);
    const path = join(folder, 'no-survey.xlsx');
    await writeXlsForm(path, { survey: [] });
    expect(valueOf(await readXlsForm(path)).problems.map(({ code }) => code)).toEqual([
      'form.missingColumn',
      'form.missingColumn',
    ]);
  });
});

test('2,000 questions are read, and more than 5,000 are refused', async () => {
  const survey = (count: number): FormLine[] => Array.from({ length: count }, (_, at) => q({ name: `q${at}` }));
  expect(await problemsOf(survey(2_000))).toEqual([]);
  expect(await problemsOf(survey(5_001))).toMatchObject([{ code: 'form.tooLarge', severity: 'error' }]);
});

test('a file that is no workbook is refused as when it is imported as a table', async () => {
  const path = join(folder, 'notes.xlsx');
  writeFileSync(path, 'no workbook');
  const refused = await readXlsForm(path);
  expect(!refused.ok && refused.error.code).toMatch(/^(excel|zip)\./);
});

test('a name that forms keep, and a name of records that cannot be worked out, are named with their places', async () => {
  const { problems } = await read({
    survey: [
      { type: 'text', name: 'meta' },
      { type: 'begin group', name: 'inner' },
      { type: 'text', name: 'meta' },
      { type: 'end group' },
    ],
    settings: [{ form_id: 'kept', instance_name: 'concat(${nobody}, 1)' }],
  });

  expect(problems.map(({ code, sheet, row, column }) => [code, sheet, row, column])).toEqual([
    ['form.badName', 'survey', 2, 'name'],
    ['form.unknownReference', 'settings', 2, 'instance_name'],
  ]);
});

test('problems stand in the order of the sheets and rows, every circle among them, with the row of each choice', async () => {
  const { problems } = await read({
    survey: [
      { type: 'calculate', name: 'a', calculation: '${b}' },
      { type: 'calculate', name: 'b', calculation: '${a}' },
      { type: 'integer', name: 'n', 'label::en': 'N', 'label::fr': 'N', default: 'many' },
      { type: 'select_multiple l', name: 's', 'label::en': 'S', 'label::fr': 'S', default: 'x zz' },
      { type: 'text', name: 'own', 'label::en': 'O', 'label::fr': 'O', relevant: '${own} = 1' },
      { type: 'select_one', name: 'no_list', 'label::en': 'L', 'label::fr': 'L' },
    ],
    choices: [
      { list_name: 'l', name: 'x', 'label::en': 'X', 'label::fr': 'X' },
      { list_name: 'l', name: 'x', 'label::en': 'Y' },
      { list_name: 'l', name: 'a b', 'label::en': 'AB', 'label::fr': 'AB' },
    ],
    settings: [{ form_id: 'order', default_language: 'de' }],
  });

  expect(problems.map(({ code, sheet, row, column }) => [code, sheet, row, column])).toEqual([
    ['form.cycle', 'survey', 2, 'calculation'],
    ['form.badDefault', 'survey', 4, 'default'],
    ['form.badDefault', 'survey', 5, 'default'],
    ['form.cycle', 'survey', 6, 'relevant'],
    ['form.unknownType', 'survey', 7, 'type'],
    ['form.duplicateChoice', 'choices', 3, 'name'],
    ['form.missingTranslation', 'choices', 3, 'label::fr'],
    ['form.badName', 'choices', 4, 'name'],
    ['form.unknownLanguage', 'settings', 2, 'default_language'],
  ]);
});
