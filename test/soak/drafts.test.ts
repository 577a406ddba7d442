import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { killTyping } from '../kill/kill-typing.ts';

const KILLS = 1_000;

test('of a thousand visits whose typing is cut off none loses more than the field being typed', {
  timeout: 3_600_000,
}, async () => {
  const folder = mkdtempSync(join(tmpdir(), 'drafts-'));

  const typed = await killTyping(folder, KILLS, 12);

  process.stderr.write(`${JSON.stringify(typed)}\n`);
  expect(typed).toMatchObject({ kills: KILLS, lost: [], integrity: 'ok' });
  expect(typed.late).toBeLessThan(KILLS / 10);
  rmSync(folder, { recursive: true });
});
