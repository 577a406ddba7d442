import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../../electron/core/files/csv/read-csv.ts';
import { CHUNK_ROWS, type ColumnChunk } from '../../../../shared/column.ts';
import { readTable, writeTemporary } from './read-table.ts';

const typesOf = async (content: string, options = {}) => {
  const table = await readTable(content, options);
  if (!table.ok) throw new Error(table.error.message);
  return table.value.columns.map((column) => column.type);
};
const cellsOf = async (content: string | Uint8Array, options = {}) => {
  const table = await readTable(content, options);
  if (!table.ok) throw new Error(table.error.message);
  return table.value.rows;
};

describe('any table', () => {
  const cell = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 8 }),
    fc.constantFrom(
      'a"b',
      '"',
      '""',
      'x,y',
      'line\nbreak',
      'cr\rhere',
      'both\r\n',
      ' padded ',
      ';',
      '\t|',
      '12',
      '1.5',
    ),
  );
  const tables = fc
    .integer({ min: 2, max: 5 })
    .chain((width) =>
      fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 20 }),
    );

  test('written by papaparse reads as papaparse reads it', async () => {
    await fc.assert(
      fc.asyncProperty(
        tables,
        fc.constantFrom(',', ';', '\t', '|'),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.boolean(),
        async (rows, delimiter, newline, quotes) => {
          const clean = rows.map((row) => row.map((text) => text.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '')));
          const names = clean[0]!.map((_, index) => `name ${index}`);
          const written = Papa.unparse([names, ...clean], { delimiter, newline, quotes });
          const oracle = Papa.parse<string[]>(written, { delimiter, newline }).data.slice(1);
          const columns = names.map((name) => ({ name, type: 'text' as const }));

          const read = await cellsOf(written, { delimiter, missing: [], columns, header: true });

          expect(read).toEqual(oracle);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('is read the same across the borders of blocks and chunks', async () => {
    const rows = Array.from({ length: CHUNK_ROWS * 2 + 5 }, (_, row) => [
      String(row),
      row % 3 === 0
        ? `"quoted ""${row % 50}"", with\r\n a line end and some length to it, so that blocks end inside"`
        : `p${row % 50}`,
      (row / 8).toFixed(3),
    ]);
    const read = await cellsOf(`id,note,weight\r\n${rows.map((row) => row.join(',')).join('\r\n')}`);

    expect(read.length).toBe(rows.length);
    expect(read.every((row, index) => row[0] === index && row[2] === Number((index / 8).toFixed(3)))).toBe(true);
    expect(read[3]).toEqual([
      3,
      'quoted "3", with\r\n a line end and some length to it, so that blocks end inside',
      0.375,
    ]);
  });
});

describe('types', () => {
  test('are inferred from the values: integer, number, boolean, date, datetime, category, text', async () => {
    const content = `id,weight,oedema,seen,at,site,note
1,12.5,yes,2026-03-01,2026-03-01T10:00:00Z,north,calm
2,9,no,2026-03-02,2026-03-01 10:00:00.250,south,tired and thin
3,,no,,2026-03-01T10:00+01:00,north,
`;
    expect(await typesOf(content)).toEqual(['integer', 'number', 'boolean', 'date', 'datetime', 'category', 'text']);
    const noon = Date.UTC(2026, 2, 1, 10);
    expect(await cellsOf(content)).toEqual([
      [1, 12.5, 'yes', 20_513, noon, 'north', 'calm'],
      [2, 9, 'no', 20_514, noon + 250, 'south', 'tired and thin'],
      [3, null, 'no', null, noon - 3_600_000, 'north', null],
    ]);
  });

  test('keep leading zeros, phone numbers and numbers too long to be exact as text', async () => {
    const content = `postcode,phone,tel,card\n00123,+49 171 2345,4917123,12345678901234567890\n01234,+49 172 9,4917124,1\n`;

    expect(await typesOf(content)).toEqual(['text', 'text', 'text', 'text']);
    expect((await cellsOf(content))[0]).toEqual(['00123', '+49 171 2345', '4917123', '12345678901234567890']);
  });

  test('of a column that only has phone in its name are those of its values', async () => {
    expect(await typesOf('phone_service,site\n0,a\n1,a\n')).toEqual(['integer', 'category']);
  });

  test('hold 0 and 1 as integers and NA, N/A, null, NaN and - as missing', async () => {
    const content = 'flag,weight\n0,NA\n1,N/A\n0,null\n1,NaN\n1,-\n1,2.5\n';

    expect(await typesOf(content)).toEqual(['integer', 'number']);
    expect((await cellsOf(content)).map((row) => row[1])).toEqual([null, null, null, null, null, 2.5]);
  });

  test('take only the missing spellings that were set', async () => {
    expect(await cellsOf('a,b\n.,1\n3,-\n', { missing: ['.'] })).toEqual([
      [null, '1'],
      [3, '-'],
    ]);
  });

  test('read a decimal comma when told', async () => {
    expect(await cellsOf('weight;site\n12,5;a\n-0,25;a\n', { decimal: ',' })).toEqual([
      [12.5, 'a'],
      [-0.25, 'a'],
    ]);
    expect(await readTable('a,b\n1,2\n', { decimal: ',' })).toMatchObject({
      error: { code: 'csv.decimalIsDelimiter' },
    });
  });

  test('read dates by the order that the values allow, and leave ambiguous ones as text', async () => {
    expect(await cellsOf('seen\n23/11/2026\n01/02/2026\n')).toEqual([[20_780], [20_485]]);
    expect(await cellsOf('seen\n11/23/2026\n01/02/2026\n')).toEqual([[20_780], [20_455]]);
    expect(await typesOf('seen\n01/02/2026\n03/04/2026\n')).toEqual(['text']);
    expect(await typesOf('seen\n01.02.2026\n03.04.2026\n')).toEqual(['date']);
    expect(await typesOf('seen\n2026-02-30\n2026-01-01\n')).toEqual(['text']);
  });

  test('ask for the order where a person says date and the values do not tell', async () => {
    const columns = [{ name: 'seen', type: 'date' as const }];

    expect(await readTable('seen\n01/02/2026\n', { columns })).toMatchObject({ error: { code: 'csv.dateAmbiguous' } });
    expect(await cellsOf('seen\n01/02/2026\n', { columns: [{ ...columns[0]!, dateOrder: 'dayFirst' }] })).toEqual([
      [20_485],
    ]);
  });

  test('widen where the whole file needs it and nobody has chosen them', async () => {
    const many = Array.from({ length: 10_500 }, (_, row) => `${row},${row},${row}`);
    const content = `id,count,code\n${many.join('\n')}\n1,2.5,A7\n`;

    expect(await typesOf(content)).toEqual(['integer', 'number', 'text']);
    const rows = await cellsOf(content);
    expect([rows.length, rows[0], rows.at(-1)]).toEqual([10_501, [0, 0, '0'], [1, 2.5, 'A7']]);
  });

  test('are refused with rows and values where a person chose them and values do not fit', async () => {
    const columns = [{ name: 'weight', type: 'number' as const }];

    expect(await readTable('id,weight\n1,12\n2,heavy\n3,light\n', { columns })).toEqual({
      ok: false,
      error: {
        code: 'csv.valueNotType',
        message: expect.stringMatching(
          /rows 3 and 4 have a value in "weight" that is not a number \("heavy", "light"\)/,
        ),
        hint: expect.any(String),
        details: { column: 'weight', type: 'number', lines: [3, 4], values: ['heavy', 'light'], total: 2 },
      },
    });
    const whole = [{ name: 'n', type: 'integer' as const }];
    expect(await readTable('n,m\n1,1\n2.5,1\n', { columns: whole })).toMatchObject({
      error: { details: { lines: [3], values: ['2.5'] } },
    });
  });

  test('that a person chose accept leading zeros as numbers', async () => {
    expect(await cellsOf('code\n007\n+12\n', { columns: [{ name: 'code', type: 'integer' }] })).toEqual([[7], [12]]);
    expect(await readTable('a\n1\n', { columns: [{ name: 'b', type: 'text' }] })).toMatchObject({
      error: { code: 'csv.unknownColumn' },
    });
  });

  test('of numbers agree with JavaScript’s own reading to the last bit', async () => {
    const number = fc.oneof(
      fc.double({ noNaN: true, noDefaultInfinity: true }).map(String),
      fc.tuple(fc.integer(), fc.integer({ min: 0, max: 9_999_999 })).map(([whole, part]) => `${whole}.${part}`),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(number, { minLength: 1, maxLength: 50 }), async (texts) => {
        const content = `x,y\n${texts.map((text) => `${text},1`).join('\n')}\n`;
        const rows = await cellsOf(content, { columns: [{ name: 'x', type: 'number' }] });
        expect(rows.map((row) => row[0])).toEqual(texts.map((text) => Number(text) + 0));
      }),
      { numRuns: 100 },
    );
  });
});

describe('the shape of a file', () => {
  test('may have a byte order mark, any usual delimiter, blank lines and no line end at its end', async () => {
    expect(await cellsOf('\uFEFFid;name\r\n1;a\r\n\r\n2;b')).toEqual([
      [1, 'a'],
      [2, 'b'],
    ]);
    expect(await cellsOf('id|name\r1|a,b\r2|c;d\r')).toEqual([
      [1, 'a,b'],
      [2, 'c;d'],
    ]);
  });

  test('may lack a header when that is said', async () => {
    const table = await readTable('1,a\n2,b\n', { header: false });

    expect(table).toMatchObject({
      value: {
        columns: [{ name: 'column 1' }, { name: 'column 2' }],
        rows: [
          [1, 'a'],
          [2, 'b'],
        ],
      },
    });
  });

  test('may name its columns 0, 1, 2 or by years', async () => {
    expect(await typesOf('0,1,2\n5,6,7\n')).toEqual(['integer', 'integer', 'integer']);
    expect(await typesOf('site,2019,2020\na,6,7\n')).toEqual(['text', 'integer', 'integer']);
  });
});

describe('a refusal', () => {
  const code = async (content: string | Uint8Array, options = {}) => {
    const table = await readTable(content, options);
    return table.ok ? 'read' : [table.error.code, table.error.details];
  };

  test('of ragged rows names the first ten and how many there are', async () => {
    const lines = Array.from({ length: 40 }, (_, row) => (row % 2 === 0 ? '1,2,3' : '1,2'));

    expect(await readTable(`a,b,c\n${lines.join('\n')}\n`)).toMatchObject({
      error: {
        code: 'csv.ragged',
        message: expect.stringMatching(
          /was not imported: rows 3, 5, 7, .*… \(20 in all\) have 2 values, the header has 3\. Nothing was changed\.$/,
        ),
        details: { lines: [3, 5, 7, 9, 11, 13, 15, 17, 19, 21], total: 20, expected: 3 },
      },
    });
    expect(await code('a,b\n1,2,3\n1\n')).toEqual([
      'csv.ragged',
      { lines: [2, 3], fields: [3, 1], total: 2, expected: 2 },
    ]);
  });

  test('counts lines past quoted line ends and blank lines', async () => {
    expect(await code('a,b\n"x\ny",2\n\n1\n')).toEqual([
      'csv.ragged',
      { lines: [5], fields: [1], total: 1, expected: 2 },
    ]);
  });

  test('of bytes that are not UTF-8 names the lines', async () => {
    const content = Buffer.concat([
      Buffer.from('a,b\n1,ñ\n2,'),
      Buffer.of(0xe9),
      Buffer.from('\n3,y\n4,'),
      Buffer.of(0xff),
      Buffer.from('\n'),
    ]);

    expect(await code(content)).toEqual(['csv.notUtf8', { lines: [3, 5], total: 2 }]);
  });

  test('of a NUL byte names its line', async () => {
    expect(await code('a,b\n1,2\n3,\0\n')).toEqual(['csv.nulByte', { line: 3 }]);
  });

  test('of faults far behind the sample names their lines too', async () => {
    const long = `a,b\n${'1,some text that fills the sample\n'.repeat(200_000)}`;

    expect(await code(`${long}3,\0\n`)).toEqual(['csv.nulByte', { line: 200_002 }]);
    expect(await code(`${long}3,"\n\n`)).toEqual(['csv.unclosedQuote', { line: 200_002 }]);
    expect(await code(`${long}3\n`)).toMatchObject(['csv.ragged', { lines: [200_002], total: 1 }]);
  });

  test('of a quote that never closes names the line on which it opens', async () => {
    expect(await code('a,b\n1,2\n3,"never\nends\n')).toEqual(['csv.unclosedQuote', { line: 3 }]);
    expect(await code('a,"b\n1,2\n')).toEqual(['csv.unclosedQuote', { line: 1 }]);
  });

  test('of text behind a closing quote names the line', async () => {
    expect(await code('a,b\n1,"x"y\n')).toEqual(['csv.strayQuote', { lines: [2], total: 1 }]);
  });

  test.each([
    ['nothing', '', 'csv.empty'],
    ['a byte order mark only', '\uFEFF', 'csv.empty'],
    ['blank lines only', '\n\r\n\n', 'csv.empty'],
    ['a header only', 'id,weight\n', 'csv.noRows'],
    ['numbers where names should be', '1.5,2.5\n3,4\n', 'csv.missingHeader'],
    ['equal names', 'id,site,id\n1,2,3\n', 'csv.equalNames'],
  ])('comes for %s', async (_, content, expected) => {
    expect(await readTable(content)).toMatchObject({
      ok: false,
      error: { code: expected, message: expect.stringContaining('table-') },
    });
  });

  test('comes for a file that is not there, or is a folder', async () => {
    const missing = await readCsv('/nowhere/at-all.csv', {}, { beginPass: () => () => undefined });
    const folder = await readCsv('/', {}, { beginPass: () => () => undefined });

    expect([missing, folder]).toMatchObject([
      { error: { code: 'file.unreadable' } },
      { error: { code: 'file.unreadable' } },
    ]);
  });

  test('emits nothing behind the first fault', async () => {
    let chunks = 0;
    const lines = Array.from({ length: CHUNK_ROWS + 10 }, (_, row) => (row === 5 ? '1' : '1,2'));
    const path = writeTemporary(`a,b\n${lines.join('\n')}\n`);

    await readCsv(path, {}, { beginPass: () => () => void chunks++ });

    expect(chunks).toBe(0);
  });
});

test('rows of several megabytes are read whole, wherever blocks cut them', async () => {
  const notes = [3_500_000, 10, 1_500_000, 9_000_000, 0, 2_000_000].map(
    (length, row) => `${row}:${'xyz'.repeat(length / 3)}`,
  );

  const rows = await cellsOf(`id,note\n${notes.map((note, row) => `${row},${note}`).join('\n')}\n`);

  expect(rows.map(([id, note]) => [id, note === notes[Number(id)]])).toEqual(notes.map((_, row) => [row, true]));
});

test('chunks stay as they are until as many more were taken as are held', async () => {
  const path = writeTemporary(
    `number,site,day\n${Array.from({ length: CHUNK_ROWS * 5 }, (_, row) => `${row},s${Math.floor(row / CHUNK_ROWS)},2026-01-0${1 + Math.floor(row / CHUNK_ROWS)}\n`).join('')}`,
  );
  const taken: (readonly ColumnChunk[])[] = [];
  const firstNumbers: number[][] = [];
  const firstCell = (chunk: ColumnChunk) => (chunk.kind === 'numeric' ? chunk.values[0] : chunk.codes[0]) ?? -1;

  await readCsv(
    path,
    {},
    {
      heldRanges: 2,
      beginPass: () => (chunks) => {
        taken.push(chunks);
        firstNumbers.push(taken.slice(-3).flatMap((held) => held.map(firstCell)));
      },
    },
  );

  const range = (place: number) => [place * CHUNK_ROWS, place, 20_454 + place];
  expect(firstNumbers).toEqual(
    [0, 1, 2, 3, 4].map((last) => [last - 2, last - 1, last].filter((at) => at >= 0).flatMap(range)),
  );
});

test('an import that is cancelled ends as such', async () => {
  const abort = new AbortController();
  const path = writeTemporary(`a,b\n${'1,2\n'.repeat(CHUNK_ROWS * 3)}`);

  const read = await readCsv(path, {}, { beginPass: () => () => abort.abort(), signal: abort.signal });

  expect(read).toMatchObject({ ok: false, error: { code: 'import.cancelled' } });
});
