import { describe, expect, test } from 'vitest';
import { openTestHome } from '../../open-test-home.ts';
import { writeTemporary } from '../csv/read-table.ts';

const textOf = (megabytes: number): string => 'x'.repeat(megabytes * 2 ** 20);

/** In a reader's thread, as people's files are read: a test's own thread runs what reads every byte ten times slower. */
const importText = (text: string) =>
  openTestHome().readers.run('table.import', { path: writeTemporary(text), options: {}, leaveOut: [] });

describe('a value of 10 MB is read', () => {
  test.each([
    ['CSV', (text: string) => `a,b\n1,${text}\n2,y\n`],
    ['quoted CSV', (text: string) => `a,b\n1,"${text}"\n2,y\n`],
    ['JSON lines', (text: string) => `${JSON.stringify({ a: 1, b: text })}\n{"a":2,"b":"y"}\n`],
    [
      'JSON',
      (text: string) =>
        JSON.stringify([
          { a: 1, b: text },
          { a: 2, b: 'y' },
        ]),
    ],
  ])('in %s', async (_, write) => {
    expect(await importText(write(textOf(10)))).toMatchObject({ ok: true, value: { rows: 2 } });
  });
});

describe('a row over 64 MB is refused', () => {
  test.each([
    ['CSV without an end of line', 'csv.rowTooLong', (text: string) => text],
    ['CSV with a quote that never closes', 'csv.unclosedQuote', (text: string) => `a,b\n1,"${text}`],
    ['JSON', 'json.elementTooLong', (text: string) => `[{"a":1},{"a":"${text}"}]`],
  ])('in %s', async (_, code, write) => {
    expect(await importText(write(textOf(66)))).toMatchObject({ ok: false, error: { code } });
  });
});
