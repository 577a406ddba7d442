import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addRecord } from '../../../electron/core/actions/add-record.ts';
import { freezeRecords } from '../../../electron/core/actions/freeze-records.ts';
import { importForm } from '../../../electron/core/actions/import-form.ts';
import { listForms } from '../../../electron/core/actions/list-forms.ts';
import { showRecord } from '../../../electron/core/actions/show-record.ts';
import { useForm } from '../../../electron/core/actions/use-form.ts';
import { writeXlsForm } from '../../../scripts/practice/write-xls-form.ts';
import { ProjectDefinition } from '../../../shared/project.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';

const definition = ProjectDefinition.parse({
  columns: [
    { name: 'muac_cm', type: 'number', unit: 'cm' },
    { name: 'oedema', type: 'boolean' },
  ],
  form: { sections: [{ name: 'child', fields: [{ name: 'muac_cm', type: 'number', labelKey: 'practice.muac' }] }] },
});

async function importVisit(home: TestHome, highest = '26'): Promise<void> {
  const path = join(home.folder, 'visit.xlsx');
  await writeXlsForm(path, {
    survey: [
      { type: 'begin group', name: 'child', label: 'Child' },
      { type: 'decimal', name: 'muac_cm', label: 'MUAC', constraint: `. >= 6 and . <= ${highest}` },
      { type: 'select_one yes_no', name: 'oedema', label: 'Oedema' },
      { type: 'text', name: 'remark', label: 'Remark' },
      { type: 'end group' },
      { type: 'geopoint', name: 'place', label: 'Place' },
      { type: 'begin repeat', name: 'dose', label: 'Dose' },
      { type: 'text', name: 'drug', label: 'Drug' },
      { type: 'decimal', name: 'ml', label: 'ml' },
      { type: 'end repeat' },
    ],
    choices: ['yes', 'no'].map((name) => ({ list_name: 'yes_no', name, label: name })),
    settings: [{ form_id: 'visit' }],
  });
  valueOf(await importForm(home, { path }));
}

test('the form in use says what core has to know, and a new version of it says it anew', async () => {
  const home = openTestHome({ definition });
  await importVisit(home);

  const used = valueOf(await useForm(home, { name: 'visit' })).definition;

  expect(used.form).toEqual({
    name: 'visit',
    sections: [
      {
        name: 'child',
        fields: [
          { name: 'muac_cm', type: 'number', labelKey: 'practice.muac', unit: 'cm', min: 6, max: 26 },
          { name: 'oedema', type: 'boolean', choices: ['yes', 'no'] },
          { name: 'remark', type: 'text' },
        ],
      },
      { name: '', fields: [{ name: 'place', type: 'category', recordOnly: true }] },
      {
        name: 'dose',
        fields: [
          { name: 'dose/drug', type: 'text', recordOnly: true },
          { name: 'dose/ml', type: 'number', recordOnly: true },
        ],
      },
    ],
  });
  expect(used.location).toEqual({ geopoint: 'place' });
  await importVisit(home, '30');
  const [child] = valueOf(await useForm(home, { name: 'visit' })).definition.form.sections;
  expect(child?.fields[0]).toMatchObject({ max: 30 });
  expect(home.store.all("SELECT kind FROM outbox WHERE kind = 'project.formUsed'")).toHaveLength(3);
});

test('free text of a repeat stays on the laptop, and what stands in records alone stays out of data sets', async () => {
  const home = openTestHome({ definition });
  await importVisit(home);
  valueOf(await useForm(home, { name: 'visit' }));
  const values = {
    muac_cm: 11.2,
    oedema: 'no',
    remark: 'Grace',
    place: '1.08 34.17 0 5',
    'dose[1]/drug': 'Ali',
    'dose[1]/ml': 5,
  };

  valueOf(await addRecord(home, { values, unmeasured: {}, predictionShown: false }));
  const frozen = valueOf(await freezeRecords(home, { name: 'visits' }));

  const sent = home.store.value<string>("SELECT payload FROM outbox WHERE kind = 'record.added'");
  expect(JSON.parse(sent ?? '').values).toEqual({
    muac_cm: 11.2,
    oedema: 'no',
    place: '1.08 34.17 0 5',
    'dose[1]/ml': 5,
  });
  const names = frozen.columns.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(['muac_cm', 'oedema']));
  expect(names.filter((name) => /place|dose|remark/u.test(name))).toEqual([]);
});

test('no form is used that was not imported, and without one the columns make it', async () => {
  const home = openTestHome({ definition });
  await importVisit(home);
  valueOf(await useForm(home, { name: 'visit' }));

  expect(await useForm(home, { name: 'ghost' })).toMatchObject({ ok: false, error: { code: 'form.unknown' } });
  expect(valueOf(await useForm(home, { name: null })).definition.form).toEqual({ sections: [] });
});

test('short labels outlive a form without their columns, for tables and for a form that has them again', async () => {
  const home = openTestHome({ definition });
  await importVisit(home);
  valueOf(await useForm(home, { name: 'visit' }));

  const without = valueOf(await useForm(home, { name: null })).definition;
  const again = valueOf(await useForm(home, { name: 'visit' })).definition;

  expect(without.labels).toEqual({ muac_cm: { labelKey: 'practice.muac' } });
  expect(again.form.sections[0]?.fields[0]).toMatchObject({ name: 'muac_cm', labelKey: 'practice.muac' });
});

test('a record says which version of the form it was filled in with, and one that was typed without a form none', async () => {
  const home = openTestHome({ definition });
  await importVisit(home);
  valueOf(await useForm(home, { name: 'visit' }));
  const [version] = valueOf(await listForms(home, {})).forms;
  const form = { name: 'visit', digest: version?.digest ?? '' };
  const visit = { values: { muac_cm: 11.2 }, unmeasured: {}, predictionShown: false };

  const filled = valueOf(await addRecord(home, { ...visit, form }));
  const typed = valueOf(await addRecord(home, visit));
  await importVisit(home, '30');

  const headOf = async (id: string) => valueOf(await showRecord(home, { id })).events.at(-1);
  expect(await headOf(filled.recordId)).toMatchObject({ form: { ...form, version: 1 } });
  expect(await headOf(typed.recordId)).not.toHaveProperty('form');
});
