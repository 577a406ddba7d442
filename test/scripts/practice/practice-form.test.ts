import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readXlsForm } from '../../../electron/core/files/forms/read-xls-form.ts';
import { PRACTICE_FORM_FILE, practiceForm } from '../../../scripts/practice/practice-form.ts';
import { practiceProject } from '../../../scripts/practice/practice-project.ts';
import { GROWTH_TABLE } from '../../../scripts/practice/weight-for-height.ts';
import { writeXlsForm } from '../../../scripts/practice/write-xls-form.ts';
import { compileForm } from '../../../shared/forms/compile-form.ts';
import type { Form } from '../../../shared/forms/form.ts';
import type { FormState } from '../../../shared/forms/form-state.ts';
import { openForm, setAnswer } from '../../../shared/forms/fill-form.ts';
import { recordOf, shownNodes, textAt } from '../../../shared/forms/look-at-form.ts';
import { valueOf } from '../../core/open-test-home.ts';
import { environment } from '../../shared/forms/sample-record.ts';

const shipped = fileURLToPath(new URL(`../../../resources/practice/${PRACTICE_FORM_FILE}`, import.meta.url));

test('the form that ships is the one that the script makes, whole in three languages', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'practice-form-'));
  const path = join(folder, PRACTICE_FORM_FILE);
  await writeXlsForm(path, practiceForm);
  copyFileSync(
    fileURLToPath(new URL(`../../../resources/practice/${GROWTH_TABLE}.csv`, import.meta.url)),
    join(folder, `${GROWTH_TABLE}.csv`),
  );
  const made = valueOf(await readXlsForm(path));
  rmSync(folder, { recursive: true });

  const { form, problems } = valueOf(await readXlsForm(shipped));

  expect(form).toEqual(made.form);
  expect(problems).toEqual([]);
  expect(form?.languages).toEqual(['English (en)', 'French (fr)', 'Arabic (ar)']);
});

test('it asks for what the practice model reads, and calculates and shows what follows', async () => {
  const { form } = valueOf(await readXlsForm(shipped));
  let state = openForm(compileForm(form!).compiled!, 'French (fr)', environment);
  const answers = {
    'child/site': 'Mbale Town',
    'child/age_months': '14',
    'child/sex': 'female',
    'measurements/weight_kg': '9.1',
    'measurements/height_cm': '75',
    'signs/oedema': 'no',
  };
  for (const [path, text] of Object.entries(answers)) state = setAnswer(state, `/data/${path}`, text, environment);

  const record = recordOf(state);
  const inputs = practiceProject.columns.flatMap(({ name, role }) => (role === 'input' ? [name] : []));
  expect(Object.keys(record)).toEqual(expect.arrayContaining(inputs));
  expect(record).toMatchObject({ site: 'Mbale Town', age_months: 14, age_years: 1, weight_per_height: 12.13 });
  expect([...state.problems]).toEqual([]);
  const lying = shownNodes(state).find(({ name }) => name === 'measured_lying')!;
  const { item } = lying.definition;
  expect(textAt(state, lying, item!.label, environment)).toBe('À 14 mois : mesurez l’enfant couché.');
});

test.each([
  // As WHO's igrowup reckons them in its own sample survey: within ±3, and beyond it on either side.
  { sex: 'female', age: 22, weight: 10.4, height: 84.8, z: -0.81 },
  { sex: 'male', age: 7, weight: 8.2, height: 67.1, z: 0.66 },
  { sex: 'male', age: 13, weight: 14.2, height: 81.3, z: 3.28 },
  { sex: 'female', age: 2, weight: 4.5, height: 60.4, z: -3.26 },
  { sex: 'male', age: 6, weight: 11.9, height: 73.2, z: 3.06 },
  { sex: 'male', age: 34, weight: 20.2, height: 97.3, z: 3.84 },
  { sex: 'female', age: 30, weight: 17.4, height: 87.6, z: 3.97 },
])(
  'weight for height has the z-score of the WHO standards: $sex, $age months, $weight kg, $height cm',
  async (child) => {
    const { form } = valueOf(await readXlsForm(shipped));
    const answers = {
      sex: child.sex,
      age_months: child.age,
      weight_kg: child.weight,
      height_cm: child.height,
      oedema: 'no',
    };

    expect(recordOf(answerAll(form!, answers))['weight_for_height_z']).toBe(child.z);
  },
);

test('weight for height has no z-score with oedema, beyond the table, and while something is missing', async () => {
  const { form } = valueOf(await readXlsForm(shipped));
  const child = { sex: 'female', age_months: 14, weight_kg: 9.1, height_cm: 75, oedema: 'no' };
  const scoreOf = (changes: object) =>
    recordOf(answerAll(form!, { ...child, ...changes }))['weight_for_height_z'] ?? null;

  expect(scoreOf({})).toBeTypeOf('number');
  expect([{ oedema: 'yes' }, { height_cm: 129 }, { weight_kg: '' }, { sex: '' }].map(scoreOf)).toEqual([
    null,
    null,
    null,
    null,
  ]);
});

/** A form with answers by the names of their questions. */
function answerAll(form: Form, answers: Readonly<Record<string, string | number>>): FormState {
  const { compiled } = compileForm(form);
  return Object.entries(answers).reduce(
    (state, [name, value]) => setAnswer(state, compiled!.names.get(name)![0]!.path, String(value), environment),
    openForm(compiled!, '', environment),
  );
}
