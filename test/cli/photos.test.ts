import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { asFromPhone, drawSquares } from '../core/files/photos/sample-photos.ts';
import { askJson, newHome, runFieldloop } from './run-fieldloop.ts';

test('a record is added with its photo, and one that is no photo ends with 1 and adds none', () => {
  const home = newHome();
  const folder = dirname(home);
  writeFileSync(join(folder, 'arm.jpg'), asFromPhone(drawSquares(400, 300)));
  writeFileSync(join(folder, 'letter.jpg'), 'Dear doctor');
  runFieldloop(home, ['project', 'create', 'Care']);
  const add = (photo: string) =>
    runFieldloop(home, ['record', 'add', '{"sex":"female"}', '--photo', photo, '--json'], folder);

  const added = add('wound=arm.jpg');
  const refused = add('wound=letter.jpg');
  const mistyped = add('wound');
  const listed = askJson(home, ['record', 'list']);
  const slip = runFieldloop(home, ['record', 'slip', 'none', '--to', 'slip.html', '--json'], folder);

  expect([added, refused, mistyped, slip].map(({ code }) => code)).toEqual([0, 1, 2, 1]);
  expect(JSON.parse(refused.out)).toMatchObject({ error: { code: 'photo.notPhoto' } });
  expect(JSON.parse(slip.out)).toMatchObject({ error: { code: 'slip.none' } });
  expect(listed).toMatchObject({
    of: 1,
    records: [{ values: { sex: 'female', wound: expect.stringMatching(/^[0-9a-f]{64}$/) } }],
  });
});
