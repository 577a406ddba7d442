import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { killTyping } from './kill-typing.ts';

/** `npm run test:soak` cuts off 1,000. */
const KILLS = 40;

test('a visit whose typing is cut off anywhere loses at most the field being typed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'drafts-'));

  const { lost, integrity, told } = await killTyping(folder, KILLS, 11);

  expect({ lost, integrity }).toEqual({ lost: [], integrity: 'ok' });
  expect(told).toBeGreaterThan(KILLS);
  rmSync(folder, { recursive: true });
});
