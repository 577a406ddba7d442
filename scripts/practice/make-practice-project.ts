import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { makePractice } from './make-practice.ts';
import { practiceCsv } from './practice-csv.ts';
import { PRACTICE_FORM_FILE, practiceForm } from './practice-form.ts';
import { PRACTICE, practiceProject } from './practice-project.ts';
import { writeXlsForm } from './write-xls-form.ts';

const folder = new URL('../../resources/practice/', import.meta.url);

/** Name and text of every file of the practice project but its form, which is no text. */
export function practiceFiles(): Readonly<Record<string, string>> {
  const { training, november } = makePractice(PRACTICE);
  return {
    [practiceProject.files.training.file]: practiceCsv(training),
    [practiceProject.files.current.file]: practiceCsv(november),
    'practice.json': `${JSON.stringify(practiceProject, null, 2)}\n`,
  };
}

if (import.meta.main) {
  for (const [name, text] of Object.entries(practiceFiles())) writeFileSync(new URL(name, folder), text);
  await writeXlsForm(fileURLToPath(new URL(PRACTICE_FORM_FILE, folder)), practiceForm);
}
