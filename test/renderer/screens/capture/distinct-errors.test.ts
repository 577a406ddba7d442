import { expect, test } from 'vitest';
import { distinctErrors } from '../../../../renderer/screens/capture/page/distinct-errors.ts';

test('a full disk that the draft and the record both met is said once, for the record', () => {
  const draft = { code: 'home.diskFull', message: 'What was typed is not kept: the disk is full.' };
  const record = { code: 'home.diskFull', message: 'The visit was not saved: the disk is full.' };
  const other = { code: 'draft.elsewhere', message: 'This draft belongs to another project.' };
  expect(distinctErrors([draft, record])).toEqual([record]);
  expect(distinctErrors([other, record])).toEqual([other, record]);
  expect(distinctErrors([null, null])).toEqual([]);
});
