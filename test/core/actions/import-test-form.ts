import { join } from 'node:path';
import { importForm } from '../../../electron/core/actions/import-form.ts';
import { writeXlsForm } from '../../../scripts/practice/write-xls-form.ts';
import type { Output } from '../../../shared/calls.ts';
import { type TestHome, valueOf } from '../open-test-home.ts';

/** Imports the form `visit` with one question, which is asked so. */
export async function importTestForm(home: TestHome, label: string): Promise<Output<'form.import'>> {
  const path = join(home.folder, 'visit.xlsx');
  await writeXlsForm(path, { survey: [{ type: 'text', name: 'a', label }], settings: [{ form_id: 'visit' }] });
  return valueOf(await importForm(home, { path }));
}
