import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { addRecord } from '../../../electron/core/actions/add-record.ts';
import { editRecord } from '../../../electron/core/actions/edit-record.ts';
import { exportSlip } from '../../../electron/core/actions/export-slip.ts';
import { listPlaces } from '../../../electron/core/actions/list-places.ts';
import { showRecord } from '../../../electron/core/actions/show-record.ts';
import { showSlip } from '../../../electron/core/actions/show-slip.ts';
import { PRACTICE_SLIP } from '../../../scripts/practice/practice-slip.ts';
import { calls } from '../../../shared/calls.ts';
import { ProjectDefinition } from '../../../shared/project.ts';
import { SlipTemplate } from '../../../shared/slip.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';

const definition = ProjectDefinition.parse({
  place: 'Mbale district',
  slip: { ...PRACTICE_SLIP, languageColumn: 'speaks' },
  rule: { column: 'muac_cm', operator: '<', value: 11.5, answer: 'yes', otherwise: 'no' },
  location: { geopoint: 'place' },
  places: [{ name: 'Busiu', latitude: 0.94, longitude: 34.15 }],
});

const capture = async (home: TestHome, values: Record<string, string | number>): Promise<string> =>
  valueOf(await addRecord(home, calls['record.add'].input.parse({ subjectCode: 'C-7', values }))).recordId;

test('a slip says what was measured and advised, as the record is after its edits', async () => {
  const home = openTestHome({ definition });
  const recordId = await capture(home, { muac_cm: 11.2, site: 'Busiu', oedema: 'no' });
  const before = valueOf(await showSlip(home, { recordId }));
  const { events } = valueOf(await showRecord(home, { id: recordId }));
  const edit = { recordId, baseEventId: events[0]?.id ?? '', values: { muac_cm: 13 } };
  valueOf(await editRecord(home, calls['record.edit'].input.parse(edit)));

  const after = valueOf(await showSlip(home, { recordId, language: 'fr' }));

  expect(before).toMatchObject({ languages: ['en', 'fr', 'ar'], isFallback: false, slip: { language: 'en' } });
  expect(before.slip.lines).toEqual(
    expect.arrayContaining([
      'Child: C-7',
      'Site: Busiu, Mbale district',
      'Mid-upper arm (MUAC): 11.2 cm',
      'Swelling of both feet: no',
      'Advice: Take the child to the health centre and show this slip.',
      'Mainly because: the arm (MUAC) measures 11.2 cm',
    ]),
  );
  expect(after.slip.lines).toEqual(
    expect.arrayContaining([
      'Périmètre brachial (PB) : 13 cm',
      'Gonflement des deux pieds : non',
      'Conseil : Pas de référence aujourd’hui. Revenez au prochain dépistage.',
    ]),
  );
});

test('it is in the language that the record says, and where there is none of it that is told', async () => {
  const home = openTestHome({ definition });
  const arabic = await capture(home, { muac_cm: 12, speaks: 'ar' });
  const swahili = await capture(home, { muac_cm: 12, speaks: 'sw' });

  expect(valueOf(await showSlip(home, { recordId: arabic }))).toMatchObject({
    isFallback: false,
    slip: { language: 'ar', direction: 'rtl' },
  });
  expect(valueOf(await showSlip(home, { recordId: swahili }))).toMatchObject({
    isFallback: true,
    slip: { language: 'en' },
  });
});

test('it is written as a page, and refused where there is no template, no record or no folder', async () => {
  const home = openTestHome({ definition });
  const recordId = await capture(home, { muac_cm: 12 });
  const path = join(home.folder, 'slip.html');
  const bare = openTestHome();

  valueOf(await exportSlip(home, { recordId, language: 'ar', path }));

  expect(readFileSync(path, 'utf8')).toContain('<html lang="ar" dir="rtl">');
  expect(await showSlip(bare, { recordId })).toMatchObject({ ok: false, error: { code: 'slip.none' } });
  expect(await showSlip(home, { recordId: 'none' })).toMatchObject({ ok: false, error: { code: 'record.unknown' } });
  expect(await exportSlip(home, { recordId, path: join(home.folder, 'no', 'slip.html') })).toMatchObject({
    ok: false,
    error: { code: 'file.unwritable' },
  });
});

test('the practice slip says in every language that it is for practice, and in each has all lines', () => {
  const { languages } = SlipTemplate.parse(PRACTICE_SLIP);
  const lines = Object.values(languages).map((words) => words.lines.map((line) => line.match(/\{\w+\}/gu)));

  expect(Object.values(languages).every(({ notice }) => notice !== undefined)).toBe(true);
  expect(new Set(lines.map((fields) => JSON.stringify(fields))).size).toBe(1);
});

test('a map gets the places that the project names and those where records were', async () => {
  const home = openTestHome({ definition });
  const recordId = await capture(home, { muac_cm: 12, place: '0.95 34.16 0 5' });
  await capture(home, { muac_cm: 12, place: 'nowhere' });

  expect(valueOf(await listPlaces(home))).toEqual({
    sites: [{ name: 'Busiu', place: { latitude: 0.94, longitude: 34.15 } }],
    seen: [{ recordId, name: 'C-7', place: { latitude: 0.95, longitude: 34.16 } }],
  });
});
