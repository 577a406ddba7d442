import { join } from 'node:path';
import { expect, test } from 'vitest';
import { checkForm } from '../../../electron/core/actions/check-form.ts';
import { importForm } from '../../../electron/core/actions/import-form.ts';
import { listForms } from '../../../electron/core/actions/list-forms.ts';
import { showForm } from '../../../electron/core/actions/show-form.ts';
import { writeXlsForm } from '../../../scripts/practice/write-xls-form.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';

async function write(home: TestHome, label: string, relevant = 'true()'): Promise<{ path: string }> {
  const path = join(home.folder, 'visit.xlsx');
  await writeXlsForm(path, {
    survey: [{ type: 'text', name: 'a', label, relevant }],
    settings: [{ form_id: 'visit' }],
  });
  return { path };
}
const changes = ({ store }: TestHome): readonly unknown[] =>
  store.all("SELECT kind, lane FROM outbox WHERE entityKind = 'form'").map((row) => ({ ...row }));

test('an import is a new version only where the content is another, with its change for the server and the audit', async () => {
  const home = openTestHome();
  const first = valueOf(await importForm(home, await write(home, 'One')));
  const again = valueOf(await importForm(home, await write(home, 'One')));
  const second = valueOf(await importForm(home, await write(home, 'Two')));

  expect([first, again, second].map(({ form, isNew }) => [form.version, isNew])).toEqual([
    [1, true],
    [1, false],
    [2, true],
  ]);
  expect(again.form.id).toBe(first.form.id);
  expect(valueOf(await listForms(home, {})).forms).toEqual([second.form]);
  expect(valueOf(await showForm(home, { name: 'visit' })).form.items[0]).toMatchObject({ label: { '': 'Two' } });
  expect(changes(home)).toEqual([1, 2].map(() => ({ kind: 'form.imported', lane: 'form:visit' })));
});

test('a form with errors is not stored, and the check says the same', async () => {
  const home = openTestHome();
  const input = await write(home, 'One', '${ghost} = 1');

  const refused = await importForm(home, input);
  const checked = valueOf(await checkForm(home, input));

  expect(!refused.ok && refused.error).toMatchObject({ code: 'form.refused' });
  expect(!refused.ok && refused.error.message).toContain('survey, row 2, relevant');
  expect(checked).toMatchObject({
    ok: false,
    problems: [{ code: 'form.unknownReference', row: 2, column: 'relevant' }],
  });
  expect(valueOf(await listForms(home, {})).forms).toEqual([]);
  expect(changes(home)).toEqual([]);
});

test('a form of no such name is not shown', async () => {
  const shown = await showForm(openTestHome(), { name: 'none' });
  expect(!shown.ok && shown.error.code).toBe('form.unknown');
});
