import { readSheet } from 'read-excel-file/node';
import { describe, expect, test } from 'vitest';
import writeXlsxFile from 'write-excel-file/node';
import { previewTable } from '../../../../electron/core/files/tables/read-table.ts';
import { readTable, readTableAt, writeTemporary } from '../csv/read-table.ts';
import { sheetOf, writeWorkbook } from './write-workbook.ts';

describe('an Excel sheet', () => {
  test('is a table of its cells: texts, numbers, booleans, dates, times, codes with leading zeros', async () => {
    const table = await readTable(
      writeWorkbook({
        sharedStrings: [
          '<t>name</t>',
          '<t xml:space="preserve">two&#10;lines &amp; more</t>',
          '<r><t>rich </t></r><r><t>text</t></r><rPh sb="0" eb="1"><t>furigana</t></rPh>',
        ],
        formats: ['dd/mm/yyyy', 'yyyy\\-mm\\-dd hh:mm', '[h]:mm', '00000', '&quot;day&quot; 0.0'],
        sheets: {
          Visits: `<sheetData>
            <row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>seen</t></is></c><c r="C1" t="str"><v>on</v></c><c r="D1" t="str"><v>at</v></c><c r="E1" t="str"><v>took</v></c><c r="F1" t="str"><v>code</v></c><c r="G1" t="str"><v>dose</v></c></row>
            <row r="2"><c r="A2" t="s"><v>1</v></c><c r="B2" t="b"><v>1</v></c><c r="C2" s="1"><v>46349</v></c><c r="D2" s="2"><v>46349.5</v></c><c r="E2" s="3"><v>1.0625</v></c><c r="F2" s="4"><v>123</v></c><c r="G2" s="5"><v>0.30000000000000004</v></c></row>
            <row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3" t="b"><v>0</v></c><c r="C3" s="1"><v>59</v></c><c r="G3"><v>1E-3</v></c></row>
          </sheetData>`,
        },
      }),
    );

    expect(table.ok && table.value.columns.map(({ name, type }) => `${name}: ${type}`)).toEqual([
      'name: text',
      'seen: boolean',
      'on: date',
      'at: datetime',
      'took: text',
      'code: text',
      'dose: number',
    ]);
    expect(table.ok && table.value.rows).toEqual([
      ['two\nlines & more', 'true', 20_780, Date.UTC(2026, 10, 23, 12), '25:30:00', '00123', 0.30000000000000004],
      ['rich text', 'false', Date.UTC(1900, 1, 28) / 86_400_000, null, null, null, 0.001],
    ]);
  });

  test('of a workbook that counts from 1904 holds the same days', async () => {
    const table = await readTable(
      writeWorkbook({
        is1904: true,
        formats: ['d.m.yy'],
        sheets: { A: sheetOf([['on'], ['<c s="1"><v>44887</v></c>']]) },
      }),
    );

    expect(table.ok && table.value.rows).toEqual([[20_780]]);
  });

  test('may hold days and moments in one column, which is then of moments', async () => {
    const table = await readTable(
      writeWorkbook({
        formats: ['yyyy-mm-dd', 'yyyy-mm-dd hh:mm'],
        sheets: { A: sheetOf([['at'], ['<c s="1"><v>46349</v></c>'], ['<c s="2"><v>46349.25</v></c>']]) },
      }),
    );

    expect(table.ok && table.value.columns[0]?.type).toBe('datetime');
    expect(table.ok && table.value.rows).toEqual([[Date.UTC(2026, 10, 23)], [Date.UTC(2026, 10, 23, 6)]]);
  });

  test('is found below a title and beside empty columns, and counts rows as Excel does', async () => {
    const rows = sheetOf([
      ['Wells of the district'],
      [null],
      [null, 'site', null, 'depth'],
      [null, 'north', null, 12],
      [null],
      [null, 'south', null, 'deep'],
    ]);

    const table = await readTable(writeWorkbook({ sheets: { A: rows } }));
    const preview = await previewTable(writeTemporary(writeWorkbook({ sheets: { A: rows } })), {});
    const told = await readTable(writeWorkbook({ sheets: { A: rows } }), {
      columns: [{ name: 'depth', type: 'integer' }],
    });

    expect(table.ok && table.value.columns.map(({ name }) => name)).toEqual(['site', 'depth']);
    expect(table.ok && table.value.rows).toEqual([
      ['north', '12'],
      ['south', 'deep'],
    ]);
    expect(preview.ok && preview.value.notes).toEqual([{ kind: 'titleRows', count: 1, where: ['1'] }]);
    expect(told).toMatchObject({ ok: false, error: { code: 'csv.valueNotType', details: { lines: [6] } } });
  });

  test('names formulas, errors and merged cells; an error is missing, of merged cells the first holds the value', async () => {
    const content = writeWorkbook({
      sheets: {
        A: `${sheetOf([
          ['site', 'share'],
          ['north', '<c><f>1/2</f><v>0.5</v></c>'],
          [null, '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>'],
          ['south', '<c t="e"><v>#N/A</v></c>'],
        ])}<mergeCells count="1"><mergeCell ref="A2:A3"/></mergeCells>`,
      },
    });

    const table = await readTable(content);
    const preview = await previewTable(writeTemporary(content), {});

    expect(table.ok && table.value.rows).toEqual([
      ['north', 0.5],
      [null, null],
      ['south', null],
    ]);
    expect(preview.ok && preview.value.notes).toEqual([
      { kind: 'mergedCells', count: 1, where: ['A2:A3'] },
      { kind: 'formulas', count: 2, where: ['B2', 'B3'] },
      { kind: 'errorCells', count: 2, where: ['B3 (#DIV/0!)', 'B4 (#N/A)'] },
    ]);
  });

  test('is refused where its formulas have no stored values, with their cells', async () => {
    const table = await readTable(
      writeWorkbook({
        sheets: {
          A: sheetOf([
            ['a', 'b'],
            [1, '<c><f>A2*2</f></c>'],
          ]),
        },
      }),
    );

    expect(table).toMatchObject({ ok: false, error: { code: 'excel.notReckoned', details: { cells: ['B2'] } } });
  });

  test('without names is refused, and read with letters as names when that is said', async () => {
    const content = writeWorkbook({
      sheets: {
        A: sheetOf([
          [7, 3.5],
          [8, 4],
        ]),
      },
    });

    const asked = await readTable(content);
    const told = await readTable(content, { header: false });
    const preview = await previewTable(writeTemporary(content), { header: false });

    expect(asked).toMatchObject({ ok: false, error: { code: 'csv.missingHeader' } });
    expect(told.ok && told.value.columns.map(({ name }) => name)).toEqual(['column A', 'column B']);
    expect(told.ok && told.value.rows).toEqual([
      [7, 3.5],
      [8, 4],
    ]);
    expect(preview.ok && preview.value.header).toBe(false);
  });
});

describe('of several sheets', () => {
  const content = writeWorkbook({
    hidden: ['Lists'],
    sheets: {
      Lists: sheetOf([['code'], ['x']]),
      Empty: '<sheetData/>',
      Wells: sheetOf([['well'], [1]]),
      Children: sheetOf([['child'], [2]]),
    },
  });

  test('the first that is shown and holds rows is read, and all are named', async () => {
    const preview = await previewTable(writeTemporary(content), {});

    expect(preview.ok && preview.value).toMatchObject({
      format: 'excel',
      sheet: 'Wells',
      sheets: [
        { name: 'Lists', hidden: true },
        { name: 'Empty', hidden: false },
        { name: 'Wells', hidden: false },
        { name: 'Children', hidden: false },
      ],
    });
  });

  test('another is read when it is named; one that is not there is refused with the names', async () => {
    const chosen = await readTable(content, { sheet: 'Children' });
    const unknown = await readTable(content, { sheet: 'Goats' });

    expect(chosen.ok && chosen.value.columns[0]?.name).toBe('child');
    expect(unknown).toMatchObject({ ok: false, error: { code: 'excel.unknownSheet', hint: /"Children"/ } });
  });
});

test('what another program wrote is read as another reader reads it', async () => {
  const rows = Array.from({ length: 2_000 }, (_, row) => [
    `name ${row % 900}`,
    row * 0.1,
    row % 2 === 0,
    new Date(row * 86_400_000),
  ]);
  const path = writeTemporary('');
  await writeXlsxFile([['name', 'n', 'even', 'on'], ...rows], { dateFormat: 'yyyy-mm-dd' }).toFile(path);

  const table = await readTableAt(path);
  const other = await readSheet(path);

  const asOurs = other
    .slice(1)
    .map(([name, n, even, on]) => [name, n, String(even), (on as unknown as Date).getTime() / 86_400_000]);
  expect(table.ok && table.value.rows).toEqual(asOurs);
});
