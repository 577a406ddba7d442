import { parse } from 'papaparse';
import { describe, expect, it } from 'vitest';
import { chartTableToCsv } from '../../../renderer/charts/chart-table.ts';

describe('a chart copied as CSV', () => {
  it('comes back cell by cell, with commas, quotes and line breaks in it', () => {
    const table = {
      columns: ['site', 'kg, mean'],
      rows: [
        ['Busiu "old"', 1.05],
        ['two\nlines', -0.5],
      ],
    };
    expect(parse(chartTableToCsv(table)).data).toEqual([
      ['site', 'kg, mean'],
      ['Busiu "old"', '1.05'],
      ['two\nlines', '-0.5'],
    ]);
  });

  it('does not hand a spreadsheet a formula', () => {
    expect(chartTableToCsv({ columns: ['value'], rows: [['=HYPERLINK("x")'], ['-3']] })).toBe(
      'value\r\n"\'=HYPERLINK(""x"")"\r\n-3',
    );
  });
});
