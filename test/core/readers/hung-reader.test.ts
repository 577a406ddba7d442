import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { goodFiles } from '../files/mutations/good-files.ts';
import { mutate } from '../files/mutations/mutate.ts';
import { createRandom } from '../files/mutations/random.ts';
import { openTestHome } from '../open-test-home.ts';

const folder = mkdtempSync(join(tmpdir(), 'hung-'));

/** One of the mutations that send the Parquet library into an endless loop: pages swapped under an intact footer. */
function writeEndless(): string {
  const path = join(folder, 'endless.parquet');
  writeFileSync(path, mutate(goodFiles['plain.parquet']!, createRandom(2 * 1_000_003 + 634)).bytes);
  return path;
}

test('a reader that hangs in a damaged file is ended and says so; another reads the next file', async () => {
  const { readers } = openTestHome({ silenceMs: 3_000 });
  const whole = join(folder, 'whole.csv');
  writeFileSync(whole, 'a\n1\n');

  const hung = await readers.run('table.preview', { path: writeEndless(), options: {} });
  const next = await readers.run('table.preview', { path: whole, options: {} });

  expect(hung).toMatchObject({ ok: false, error: { code: 'reader.hung', message: /Nothing was changed\.$/ } });
  expect(next.ok).toBe(true);
});
