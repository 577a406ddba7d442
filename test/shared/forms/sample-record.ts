import type { FormItem } from '../../../shared/forms/form.ts';
import { Form } from '../../../shared/forms/form.ts';
import { compileForm, type CompiledForm } from '../../../shared/forms/compile-form.ts';
import type { Environment } from '../../../shared/forms/expression/scope.ts';

/** A record with every kind of value in it, for both engines. Paths are below `/data`. */
export const sampleValues: Readonly<Record<string, string>> = {
  five: '5',
  minus: '-2.5',
  empty: '',
  word: 'hello',
  words: '  hello   big world ',
  day: '2026-03-14',
  moment: '2026-03-14T10:30:15.250+03:00',
  time: '14:30',
  symptoms: 'cough fever rash',
  one: 'fever',
  place: '0.35 32.58 1190 5',
  hidden: 'not relevant',
  trace: '0.35 32.58 0 0; 0.36 32.60 0 0; 0.34 32.62 0 0',
};

/** Three visits, the last without a weight; one field of each is a place. */
export const sampleVisits: readonly Readonly<Record<'weight' | 'code' | 'spot', string>>[] = [
  { weight: '10', code: 'a', spot: '0.35 32.58 0 0' },
  { weight: '12.5', code: 'b', spot: '0.36 32.60 0 0' },
  { weight: '', code: 'c', spot: '0.34 32.62 0 0' },
];

export const samplePrices: readonly Readonly<Record<string, string>>[] = [
  { name: 'maize', label: 'Maize', price: '12' },
  { name: 'beans', label: 'Beans', price: '30' },
];

export const sampleSymptoms: Readonly<Record<string, string>> = { cough: 'Cough', fever: 'Fever', rash: 'Skin rash' };

const rules: Readonly<Record<string, object>> = {
  one: { type: 'select_one', list: 'symptoms' },
  hidden: { relevant: 'false()' },
};

/** UTC+3 without summer time, as the test's time zone has it. */
export const environment: Environment = {
  nowMs: Date.now(),
  offsetMinutes: () => 180,
  newId: () => '11111111-2222-4333-8444-555555555555',
  random: () => 0.25,
};

/** The sample as a form; the calculations are asked (`asked0` …) at the top or within every visit. */
export function sampleForm(calculations: readonly string[], where: 'top' | 'visit'): CompiledForm {
  const text = (name: string): FormItem => question(name, {});
  const asked = calculations.map((calculation, at) => question(`asked${at}`, { type: 'calculate', calculation }));
  const form = Form.parse({
    formId: 'sample',
    title: 'Sample',
    items: [
      ...Object.keys(sampleValues).map((name) => question(name, rules[name] ?? {})),
      {
        kind: 'repeat',
        name: 'visit',
        items: ['weight', 'code', 'spot'].map(text).concat(where === 'visit' ? asked : []),
      },
      { kind: 'repeat', name: 'none', items: [text('nothing')] },
      ...(where === 'top' ? asked : []),
    ],
    lists: { symptoms: Object.entries(sampleSymptoms).map(([name, label]) => ({ name, label: { '': label } })) },
    tables: { prices: { columns: ['name', 'label', 'price'], rows: samplePrices.map((row) => Object.values(row)) } },
  });
  const { compiled, problems } = compileForm(form);
  if (compiled === null) throw new Error(problems.map(({ message }) => message).join('\n'));
  return compiled;
}

const question = (name: string, more: object): FormItem =>
  ({ kind: 'question', name, type: 'text', ...more }) as FormItem; // Form.parse fills in the rest
