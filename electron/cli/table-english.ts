import type { Counted, ImageFindings } from '../../shared/columns/image-findings.ts';
import type { ColumnEvidence, TableFormat, TableNote, TablePreview } from '../../shared/columns/import-options.ts';
import { count, size } from './figures.ts';
import { formatTable } from './table.ts';

const formats: Readonly<Record<TableFormat, string>> = {
  csv: 'CSV',
  jsonLines: 'JSON lines',
  json: 'a JSON list',
  geoJson: 'GeoJSON points',
  excel: 'Excel',
  parquet: 'Parquet',
  arrow: 'Arrow',
  images: 'a folder of images',
  croissant: 'a folder with a Croissant description',
};

const delimiters = { ',': 'commas', ';': 'semicolons', '\t': 'tabs', '|': 'bars' } as const;

const some = (where: readonly (string | number)[], of: number): string =>
  where.join(', ') + (of > where.length ? ', …' : '');

const counted = ({ count: n, examples }: Counted, what: string): readonly string[] =>
  n === 0 ? [] : [`${count(n)} ${what}: ${some(examples, n)}`];

const notes: Readonly<Record<TableNote['kind'], (where: string, n: number) => string>> = {
  titleRows: (where, n) => `Left out above the table: ${n === 1 ? 'row' : 'rows'} ${where}`,
  mergedCells: (where) => `Merged cells; the first of them holds the value, the others are missing: ${where}`,
  formulas: (where) => `Formulas, read as the values that were stored with them: ${where}`,
  errorCells: (where, n) => `${count(n)} ${n === 1 ? 'error is' : 'errors are'} read as missing: ${where}`,
  raggedRows: (where, n) =>
    n === 1
      ? `Row ${where} has more or fewer values than the header: correct it, or this cannot be imported`
      : `Rows ${where} have more or fewer values than the header: correct them, or this cannot be imported`,
};

/** What the command line says of a table's file before anything is imported. */
export const tableEnglish = {
  preview: (preview: TablePreview): readonly string[] => [
    `${wayOfReading(preview)}, ${size(preview.sizeBytes)}; ${preview.complete ? 'all' : 'the first'} ${count(preview.sampledRows)} rows looked at`,
    ...formatTable(
      [{ text: 'column' }, { text: 'type' }, { text: 'missing', isNumber: true }, { text: 'such as' }],
      preview.columns.map(({ name, type, missing, examples }) => [
        name,
        type,
        count(missing),
        examples.slice(0, 3).join(', ').slice(0, 40),
      ]),
    ).map((line) => `  ${line}`),
    ...(preview.images === undefined ? [] : tableEnglish.images(preview.images)),
    ...tableEnglish.warnings(preview),
  ],
  /** Of a folder of images: what names them, and what does not fit. */
  images: ({ labels, images, checked, missing, unlabelled, broken, duplicates }: ImageFindings): readonly string[] => [
    `${count(images)} images, ${labels === null ? 'their folders are their classes' : `named by "${labels.column}" of ${labels.file}`}${checked < images ? `; ${count(checked)} looked into` : ''}`,
    ...counted(missing, 'named and not there'),
    ...counted(unlabelled, 'without a label'),
    ...counted(broken, 'no whole image'),
    ...counted(duplicates, 'with the same bytes as another'),
  ],
  /** What a person should know or decide; nothing where all is plain. */
  warnings: (preview: TablePreview): readonly string[] => [
    ...(preview.notes ?? []).map(({ kind, where, count: n }) => notes[kind](some(where, n), n)),
    ...(preview.suggestedDecimal === undefined
      ? []
      : ['Numbers look written with a comma and are read as text. Say --decimal , to read them as numbers.']),
    ...preview.columns.flatMap(warningOf),
  ],
};

function wayOfReading({ format, encoding, delimiter, sheet, sheets = [] }: TablePreview): string {
  const others = sheets
    .filter(({ name }) => name !== sheet)
    .map(({ name, hidden }) => name + (hidden ? ' (hidden)' : ''));
  const elsewhere = others.length === 0 ? '' : ` (not read: ${others.join(', ')})`;
  if (format === 'excel') return `Excel, sheet ${sheet}${elsewhere}`;
  return format === 'csv' ? `CSV in ${encoding}, separated by ${delimiters[delimiter]}` : formats[format];
}

function warningOf({ name, type, values, nearly, ambiguousDate }: ColumnEvidence): readonly string[] {
  if (ambiguousDate) {
    return [
      `${name}: every date could be day/month or month/day, so it stays text. Say --type "${name}=date:dayFirst" or "${name}=date:monthFirst".`,
    ];
  }
  if (nearly === undefined) return [];
  const { misfits, lines, examples } = nearly;
  const where = lines.length === 0 ? '' : `: ${misfits === 1 ? 'row' : 'rows'} ${some(lines, misfits)}`;
  return [
    `${name}: ${count(misfits)} of ${count(values)} values ${misfits === 1 ? 'is' : 'are'} no ${nearly.type} (${examples.slice(0, 3).join(', ')})${where}. It stays ${type}.`,
  ];
}
