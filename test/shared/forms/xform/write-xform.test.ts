import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readXlsForm } from '../../../../electron/core/files/forms/read-xls-form.ts';
import { PRACTICE_FORM_FILE } from '../../../../scripts/practice/practice-form.ts';
import { type CompiledForm, compileForm } from '../../../../shared/forms/compile-form.ts';
import { addRepeat, openForm, setAnswer, setLanguage } from '../../../../shared/forms/fill-form.ts';
import { Form, type FormQuestion, textIn } from '../../../../shared/forms/form.ts';
import type { FormNode } from '../../../../shared/forms/form-tree.ts';
import { type FormState, isRelevant } from '../../../../shared/forms/form-state.ts';
import { choicesAt, textAt, viewOf } from '../../../../shared/forms/look-at-form.ts';
import { writeTable } from '../../../../shared/forms/xform/write-table.ts';
import { writeXForm } from '../../../../shared/forms/xform/write-xform.ts';
import { valueOf } from '../../../core/open-test-home.ts';
import { environment } from '../sample-record.ts';
import { openInOracle, type OracleForm, type Said } from './fill-in-oracle.ts';

process.env['TZ'] = 'Africa/Kampala'; // UTC+3 all year, as in the sample's environment

function compiled(form: Form): CompiledForm {
  const { compiled: made, problems } = compileForm(form);
  if (made === null) throw new Error(problems.map(({ message }) => message).join('\n'));
  return made;
}

/** Both engines with one form, answered alike. */
class Pair {
  readonly oracle: OracleForm;
  state: FormState;

  constructor(oracle: OracleForm, form: CompiledForm) {
    this.oracle = oracle;
    this.state = openForm(form, form.form.defaultLanguage, environment);
  }

  answer(answers: Readonly<Record<string, string>>): void {
    for (const [path, text] of Object.entries(answers)) {
      this.oracle.answer(`/data/${path}`, text);
      this.state = setAnswer(this.state, `/data/${path}`, text, environment);
    }
  }

  addRepeat(path: string): void {
    this.oracle.addRepeat(path);
    this.state = addRepeat(this.state, path, environment);
  }

  speak(language: string): void {
    this.oracle.speak(language);
    this.state = setLanguage(this.state, language, environment);
  }

  /** What both say of every question of ours, with its answer where it is relevant. */
  compare(): { readonly ours: Sayings; readonly oracle: Sayings } {
    const nodes = [...this.state.tree.byPath.values()].filter(({ definition }) => {
      const { item } = definition;
      return item?.kind === 'question' && item.type !== 'metadata';
    });
    return {
      ours: Object.fromEntries(nodes.map((node) => [node.path, sayOf(this.state, node)])),
      oracle: Object.fromEntries(
        nodes.map(({ path }) => [path, this.oracle.has(path) ? this.oracle.saidOf(path) : null]),
      ),
    };
  }
}

type Sayings = Readonly<Record<string, Said | null>>;

function sayOf(state: FormState, node: FormNode): Said {
  const item = node.definition.item as FormQuestion; // only questions are compared
  const { value, isRequired, problem } = viewOf(state, node);
  const relevant = isRelevant(state, node);
  const choices = choicesAt(state, node, environment).map(
    ({ name, label }) => `${name}: ${textIn(label, state.language, state.compiled.form)}`,
  );
  const label = item.type === 'calculate' ? '' : textAt(state, node, item.label, environment);
  return { value: relevant ? value : '', relevant, required: isRequired, problem, label, choices };
}

async function openBoth(form: Form, files: Readonly<Record<string, string>> = {}): Promise<Pair> {
  const read = compiled(form);
  return new Pair(await openInOracle(writeXForm(read, '1'), files), read);
}

test('the practice form asks, refuses, hides and calculates in ODK’s engine as it does here, in three languages', async () => {
  const path = fileURLToPath(new URL(`../../../../resources/practice/${PRACTICE_FORM_FILE}`, import.meta.url));
  const form = valueOf(await readXlsForm(path)).form!;
  const tables = Object.entries(form.tables).map(([name, table]) => [`${name}.csv`, writeTable(table)] as const);
  const pair = await openBoth(form, Object.fromEntries(tables));
  expect(pair.oracle.languages).toEqual(['English (en)', 'French (fr)', 'Arabic (ar)']);

  for (const answers of [
    { 'child/site': 'Mbale Town', 'child/age_months': '61', 'measurements/weight_kg': '1.5' },
    {
      'child/age_months': '14',
      'child/sex': 'female',
      'measurements/weight_kg': '9.1',
      'measurements/height_cm': '75',
    },
    { 'signs/oedema': 'no', 'signs/diarrhoea': 'yes', 'child/age_months': '30' },
    { 'signs/diarrhoea_days': '15', 'measurements/muac_cm': '11.4' },
    { 'signs/diarrhoea': 'no' },
  ]) {
    pair.answer(answers);
    for (const language of pair.oracle.languages) {
      pair.speak(language);
      const { ours, oracle } = pair.compare();
      expect(ours).toEqual(oracle);
    }
  }
});

const ask = (name: string, type: string, more: object = {}): object => ({
  kind: 'question',
  name,
  type,
  label: { '': name },
  ...more,
});

test('repeats, filters of choices, files, texts with answers in them and defaults mean the same', async () => {
  const form = Form.parse({
    formId: 'farm',
    title: 'Farm <"A" & B>',
    instanceName: "concat(${farmer}, ' – ', count(${plot}))",
    items: [
      ask('farmer', 'text', { default: 'A & <B> "C"' }),
      ask('region', 'select_one', { list: 'regions', appearance: 'minimal' }),
      ask('first', 'date', { default: "date('2026-03-01')" }),
      ask('many', 'integer', { default: '2', constraint: '. <= 3', constraintMessage: { '': "not more than '3'" } }),
      {
        kind: 'repeat',
        name: 'plot',
        label: { '': 'Plots' },
        items: [
          ask('crop', 'select_one', { list: 'crops', choiceFilter: 'region = ${region} or name = ${farmer}' }),
          ask('area', 'decimal', {
            label: { '': 'Area of ${crop}, plot of ${farmer}' },
            required: "${crop} = 'maize'",
          }),
          ask('place', 'calculate', { calculation: 'position(..)' }),
          ask('called', 'calculate', { calculation: "jr:choice-name(${crop}, '${crop}')" }),
          ask('seeds', 'select_multiple', { list: 'seeds', fromFile: true, choiceFilter: 'crop = ${crop}' }),
          ask('noted', 'text', { default: "concat('plot of ', ${farmer})", readOnly: '${area} > 1' }),
          ask('large', 'text', { relevant: '${area} > 1' }),
          {
            kind: 'repeat',
            name: 'harvest',
            count: '${many} - 1',
            label: { '': 'Harvests' },
            items: [ask('kilos', 'integer'), ask('perArea', 'calculate', { calculation: '${kilos} div ${area}' })],
          },
          ask('sum', 'calculate', { calculation: 'sum(${kilos})' }),
        ],
      },
      ask('total', 'calculate', { calculation: 'sum(${area})' }),
      ask('second', 'calculate', { calculation: 'indexed-repeat(${crop}, ${plot}, 2)' }),
      ask('largePlots', 'calculate', { calculation: 'count(${plot}[area > 0.5])' }),
      ask('price', 'calculate', { calculation: "instance('crops')/root/item[name = ${second}]/price" }),
      ask('mean', 'calculate', { calculation: '-(${total} + 1) * 2 div (3 - 0.0000001)' }),
    ],
    lists: {
      regions: [
        { name: 'north', label: { '': 'North' } },
        { name: 'south', label: { '': "South's" } },
      ],
      crops: [
        { name: 'maize', label: { '': 'Maize' }, columns: { region: 'north', price: '12' } },
        { name: 'beans', label: { '': 'Beans' }, columns: { region: 'south', price: '30', 'no name': 'x' } },
        { name: 'teff', label: { '': 'Teff' }, columns: { region: 'south', price: '44' } },
      ],
    },
    tables: {
      seeds: {
        columns: ['name', 'label', 'crop'],
        rows: [
          ['h1', 'Hybrid', 'maize'],
          ['l1', 'Local', 'beans'],
          ['l2', 'Old', 'beans'],
        ],
      },
    },
  });
  const pair = await openBoth(form, {
    'seeds.csv': 'name,label,crop\nh1,Hybrid,maize\nl1,Local,beans\nl2,Old,beans\n',
  });

  const steps: readonly (() => void)[] = [
    () => pair.answer({ region: 'north' }),
    () => pair.answer({ region: 'south', 'plot[1]/crop': 'beans', 'plot[1]/area': '0.4', 'plot[1]/seeds': 'l1 l2' }),
    () => pair.addRepeat('/data/plot'),
    () => pair.answer({ 'plot[2]/crop': 'teff', 'plot[2]/area': '2.5', farmer: 'maize' }),
    () => pair.answer({ many: '3', 'plot[1]/harvest[2]/kilos': '8', 'plot[2]/harvest[1]/kilos': '3' }),
    () => pair.answer({ 'plot[2]/crop': 'maize', 'plot[2]/area': '' }),
    () => pair.answer({ many: '4' }),
  ];
  for (const step of steps) {
    step();
    const { ours, oracle } = pair.compare();
    expect(ours).toEqual(oracle);
  }
  expect(pair.oracle.message('/data/many')).toBe("not more than '3'");
  expect(await pair.oracle.submission()).toContain('<instanceName>maize – 2</instanceName>');
});
