import { SITES } from './make-practice.ts';
import { PRACTICE_TEXTS, type Texts } from './practice-form-texts.ts';
import { WEIGHT_FOR_HEIGHT_Z } from './weight-for-height.ts';
import type { FormLine, XlsForm } from './write-xls-form.ts';

/** The file in `resources/practice/`. */
export const PRACTICE_FORM_FILE = 'screening-form.xlsx';

const LANGUAGES = ['English (en)', 'French (fr)', 'Arabic (ar)'] as const;

const byLanguage = (texts: Texts): Record<string, string> =>
  Object.fromEntries(LANGUAGES.map((language, index) => [language, texts[index] ?? '']));

/** A text in all three languages, in columns such as `label::French (fr)`. */
const inAll = (column: string, texts: Texts): FormLine =>
  Object.fromEntries(LANGUAGES.map((language, index) => [`${column}::${language}`, texts[index] ?? '']));

/** How phones ask which child it is; the window looks the child up. */
export const phoneSubjectQuestion = {
  label: byLanguage(PRACTICE_TEXTS.phoneSubject.label),
  hint: byLanguage(PRACTICE_TEXTS.phoneSubject.hint),
};

/** Without a hint the cells stay empty. */
function ask(type: string, name: keyof typeof PRACTICE_TEXTS.questions, more: FormLine = {}): FormLine {
  const { label, hint, outside } = PRACTICE_TEXTS.questions[name];
  return {
    type,
    name,
    ...inAll('label', label),
    ...(hint === undefined ? {} : inAll('hint', hint)),
    ...(outside === undefined ? {} : inAll('constraint_message', outside)),
    ...more,
  };
}

const between = (from: number, to: number): string => `. >= ${from} and . <= ${to}`;

/** The same questions and ranges as `practice.json`; nothing here is medical advice, as its first note says. The growth table is real, the children are not. */
const survey: readonly FormLine[] = [
  { type: 'start', name: 'start' },
  { type: 'end', name: 'end' },
  ask('note', 'practice_notice'),
  { type: 'begin group', name: 'child', ...inAll('label', PRACTICE_TEXTS.groups.child) },
  ask('select_one sites', 'site', { required: 'yes', appearance: 'minimal' }),
  ask('date', 'visit_date', { required: 'yes', default: 'today()', constraint: '. <= today()' }),
  ask('integer', 'age_months', { required: 'yes', constraint: between(6, 59) }),
  {
    type: 'calculate',
    name: 'age_years',
    ...inAll('label', PRACTICE_TEXTS.workedOut.age_years),
    calculation: 'int(${age_months} div 12)',
  },
  ask('select_one sexes', 'sex', { required: 'yes' }),
  { type: 'end group' },
  { type: 'begin group', name: 'measurements', ...inAll('label', PRACTICE_TEXTS.groups.measurements) },
  ask('decimal', 'weight_kg', { constraint: between(2, 30) }),
  ask('decimal', 'height_cm', { constraint: between(45, 130) }),
  ask('note', 'measured_lying', { relevant: "${age_months} != '' and ${age_months} < 24" }),
  ask('decimal', 'muac_cm', { constraint: between(6, 26) }),
  {
    type: 'calculate',
    name: 'weight_per_height',
    ...inAll('label', PRACTICE_TEXTS.workedOut.weight_per_height),
    calculation: "if(${weight_kg} != '' and ${height_cm} != '', round(${weight_kg} div (${height_cm} div 100), 2), '')",
  },
  {
    type: 'calculate',
    name: 'weight_for_height_z',
    ...inAll('label', PRACTICE_TEXTS.workedOut.weight_for_height_z),
    calculation: WEIGHT_FOR_HEIGHT_Z,
  },
  ask('note', 'weight_for_height', { relevant: "${weight_for_height_z} != ''" }),
  { type: 'end group' },
  { type: 'begin group', name: 'signs', ...inAll('label', PRACTICE_TEXTS.groups.signs) },
  ask('select_one yes_no', 'oedema', { required: 'yes' }),
  ask('select_one yes_no', 'diarrhoea'),
  ask('integer', 'diarrhoea_days', { relevant: "${diarrhoea} = 'yes'", constraint: between(1, 14) }),
  { type: 'end group' },
  { type: 'begin group', name: 'photo_and_place', ...inAll('label', PRACTICE_TEXTS.groups.photo_and_place) },
  ask('image', 'photo'),
  ask('geopoint', 'place'),
  ask('note', 'summary', { relevant: "${weight_per_height} != ''" }),
  { type: 'end group' },
];

const choices: readonly FormLine[] = [
  ...SITES.map(({ name }) => ({ list_name: 'sites', name, ...inAll('label', [name, name, name]) })),
  ...Object.entries(PRACTICE_TEXTS.choices).flatMap(([list, names]) =>
    Object.entries(names).map(([name, label]) => ({ list_name: list, name, ...inAll('label', label) })),
  ),
];

/** The practice project's form, as an XLSForm in English, French and Arabic. */
export const practiceForm: XlsForm = {
  survey,
  choices,
  settings: [
    {
      form_title: 'Child nutrition screening (practice)',
      form_id: 'child_screening_practice',
      version: '1',
      default_language: LANGUAGES[0],
    },
  ],
};
