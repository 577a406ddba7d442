import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { writeXlsForm } from '../../scripts/practice/write-xls-form.ts';
import { newHome, runFieldloop } from './run-fieldloop.ts';

const practice = join(import.meta.dirname, '../../resources/practice/screening-form.xlsx');

test('a form is checked, imported and listed, and one with errors ends with 1 and names each by row and column', async () => {
  const home = newHome();
  const broken = join(dirname(home), 'broken.xlsx');
  await writeXlsForm(broken, {
    survey: [
      { type: 'text', name: 'a', label: 'A', relevant: "digest('a', 'MD5') = 'b'" },
      { type: 'range', name: 'b', label: 'B' },
    ],
  });
  runFieldloop(home, ['project', 'create', 'Screening']);

  const checked = runFieldloop(home, ['form', 'check', broken, '--json']);
  const refused = runFieldloop(home, ['form', 'import', broken, '--json']);
  const imported = runFieldloop(home, ['form', 'import', practice]);
  const listed = runFieldloop(home, ['form', 'list', '--json']);

  expect([checked, refused, imported, listed].map(({ code }) => code)).toEqual([1, 1, 0, 0]);
  expect(JSON.parse(checked.out)).toMatchObject({
    ok: false,
    problems: [
      { code: 'form.unknownFunction', row: 2, column: 'relevant' },
      { code: 'form.unknownType', row: 3, column: 'type' },
    ],
  });
  expect(JSON.parse(refused.out)).toMatchObject({ error: { code: 'form.refused' } });
  expect(imported.out).toContain('English (en), French (fr), Arabic (ar)');
  expect(JSON.parse(listed.out)).toMatchObject({ forms: [{ name: 'child_screening_practice', version: 1 }] });
});
