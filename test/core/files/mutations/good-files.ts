import {
  Bool,
  DateDay,
  Dictionary,
  Field,
  Float64,
  Int32,
  Int64,
  List,
  Struct,
  Table,
  tableToIPC,
  Utf8,
  vectorFromArray,
} from 'apache-arrow';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { sheetOf, writeWorkbook } from '../tables/write-workbook.ts';

const ROWS = 60;
const row = <T>(make: (at: number) => T): T[] => Array.from({ length: ROWS }, (_, at) => make(at));
const codes = row((at) => String(at).padStart(4, '0'));
const weights = row((at) => (at % 9 === 3 ? null : at * 0.25));
const sites = row((at) => ['north', 'south', 'ñandú'][at % 3] ?? '');
const days = row((at) => new Date(Date.UTC(2026, 0, 1 + at)));
const isoOf = (day: Date | undefined): string => day?.toISOString().slice(0, 10) ?? '';

const records = row((at) => ({ code: codes[at], weight: weights[at], site: sites[at], at: { on: isoOf(days[at]) } }));

function csv(delimiter: string, lineEnd = '\n'): string {
  const lines = row((at) =>
    [codes[at], weights[at] ?? '', `"${sites[at]}${delimiter} ""${at}"""`, isoOf(days[at])].join(delimiter),
  );
  return ['code,weight,site,on'.replaceAll(',', delimiter), ...lines, ''].join(lineEnd);
}

function parquet(codec: 'SNAPPY' | 'UNCOMPRESSED'): Buffer {
  const columnData = [
    { name: 'code', data: codes, type: 'STRING' as const },
    { name: 'weight', data: weights, type: 'DOUBLE' as const },
    { name: 'site', data: sites, type: 'STRING' as const },
    { name: 'on', data: days, type: 'TIMESTAMP' as const },
    { name: 'n', data: row((at) => at), type: 'INT32' as const },
    { name: 'list', data: records.map(({ at }) => at), type: 'JSON' as const },
  ];
  return Buffer.from(parquetWriteBuffer({ columnData, codec, rowGroupSize: 25 }));
}

const arrow = (kind: 'file' | 'stream'): Buffer =>
  Buffer.from(
    tableToIPC(
      new Table({
        code: vectorFromArray(codes, new Utf8()),
        weight: vectorFromArray(weights, new Float64()),
        site: vectorFromArray(sites, new Dictionary(new Utf8(), new Int32())),
        on: vectorFromArray(days, new DateDay()),
        big: vectorFromArray(
          row((at) => BigInt(at)),
          new Int64(),
        ),
        yes: vectorFromArray(
          row((at) => at % 2 === 0),
          new Bool(),
        ),
        list: vectorFromArray(
          row((at) => [at, at]),
          new List(new Field('item', new Int32())),
        ),
        place: vectorFromArray(
          row((at) => ({ x: at })),
          new Struct([new Field('x', new Int32())]),
        ),
      }),
      kind,
    ),
  );

function geoJson(): string {
  const features = records.map(({ code, site }, at) => ({
    type: 'Feature',
    properties: { code, site },
    geometry: { type: 'Point', coordinates: [33 + at / 100, -1] },
  }));
  return JSON.stringify({ type: 'FeatureCollection', features }, null, 1);
}

function workbook(): Buffer {
  const rows = records.map(({ code, weight, site }, at) => [
    code ?? '',
    weight ?? null,
    site ?? '',
    `<c s="1"><v>${46_000 + at}</v></c>`,
  ]);
  return writeWorkbook({
    formats: ['yyyy-mm-dd'],
    sheets: { Visits: sheetOf([['code', 'weight', 'site', 'on'], ...rows]), Lists: sheetOf([['a'], [1]]) },
  });
}

const utf16 = (text: string): Buffer => Buffer.from(`\uFEFF${text}`, 'utf16le');

/** Small files of every format, all of them whole. */
export const goodFiles: Readonly<Record<string, Buffer>> = {
  'comma.csv': Buffer.from(csv(',')),
  'semicolon.csv': Buffer.from(csv(';', '\r\n')),
  'tab.tsv': Buffer.from(csv('\t')),
  'windows-1252.csv': Buffer.from(csv(','), 'latin1'),
  'utf-16.csv': utf16(csv(',')),
  'rows.jsonl': Buffer.from(records.map((record) => JSON.stringify(record)).join('\n')),
  'rows.json': Buffer.from(JSON.stringify(records, null, 2)),
  'points.geojson': Buffer.from(geoJson()),
  'visits.xlsx': workbook(),
  'snappy.parquet': parquet('SNAPPY'),
  'plain.parquet': parquet('UNCOMPRESSED'),
  'visits.arrow': arrow('file'),
  'visits.arrows': arrow('stream'),
};
