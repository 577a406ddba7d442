import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { readXlsForm } from '../../../electron/core/files/forms/read-xls-form.ts';
import { PRACTICE_FORM_FILE, practiceForm } from '../../../scripts/practice/practice-form.ts';
import { practiceProject } from '../../../scripts/practice/practice-project.ts';
import { writeXlsForm } from '../../../scripts/practice/write-xls-form.ts';
import { compileForm } from '../../../shared/forms/compile-form.ts';
import { openForm, setAnswer } from '../../../shared/forms/fill-form.ts';
import { recordOf, shownNodes, textAt } from '../../../shared/forms/look-at-form.ts';
import { valueOf } from '../../core/open-test-home.ts';
import { environment } from '../../shared/forms/sample-record.ts';

const shipped = fileURLToPath(new URL(`../../../resources/practice/${PRACTICE_FORM_FILE}`, import.meta.url));

test('the form that ships is the one that the script makes, whole in three languages', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'practice-form-'));
  const path = join(folder, PRACTICE_FORM_FILE);
  await writeXlsForm(path, practiceForm);
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
