import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  Bool,
  DateDay,
  Decimal,
  Dictionary,
  Field,
  Float64,
  Int32,
  Int64,
  List,
  makeData,
  makeVector,
  RecordBatch,
  Schema,
  Struct,
  Table,
  tableFromIPC,
  tableToIPC,
  TimestampMicrosecond,
  Utf8,
  type Vector,
  vectorFromArray,
} from 'apache-arrow';
import { describe, expect, test } from 'vitest';
import { decompressLz4Frame } from '../../../../electron/core/files/tables/lz4-frame.ts';
import { previewTable } from '../../../../electron/core/files/tables/read-table.ts';
import { unpackZstd } from '../../../../electron/core/files/tables/zstd-frame.ts';
import { readTable, readTableAt, writeTemporary } from '../csv/read-table.ts';
import { goodFiles } from '../mutations/good-files.ts';
import { mutate } from '../mutations/mutate.ts';
import { createRandom } from '../mutations/random.ts';

const kinds = ['file', 'stream'] as const;
const flights = join(import.meta.dirname, '../../../../node_modules/vega-datasets/data/flights-200k.arrow');

const write = (columns: Record<string, Vector>, kind: 'file' | 'stream'): Uint8Array =>
  tableToIPC(new Table(columns), kind);

describe.each(kinds)('an Arrow %s', (kind) => {
  test('keeps the types that it declares; missing stays missing', async () => {
    const table = await readTable(
      write(
        {
          code: vectorFromArray(['007', null, 'NA'], new Utf8()),
          site: vectorFromArray(['north', 'south', null], new Dictionary(new Utf8(), new Int32())),
          n: vectorFromArray([1, null, -3], new Int32()),
          big: vectorFromArray([9_007_199_254_740_993n, null, 1n], new Int64()),
          x: vectorFromArray([0.1, Number.NaN, null], new Float64()),
          yes: vectorFromArray([true, false, null], new Bool()),
          on: vectorFromArray([new Date('2026-11-23'), null, new Date(0)], new DateDay()),
          list: vectorFromArray([[1, 2], null, []], new List(new Field('item', new Int32()))),
          at: vectorFromArray([{ lat: 1 }, { lat: 2 }, null], new Struct([new Field('lat', new Int32())])),
        },
        kind,
      ),
    );

    expect(table.ok && table.value.columns.map(({ name, type }) => `${name}: ${type}`)).toEqual([
      'code: text',
      'site: category',
      'n: integer',
      'big: text',
      'x: number',
      'yes: boolean',
      'on: date',
      'list: text',
      'at: text',
    ]);
    expect(table.ok && table.value.rows).toEqual([
      ['007', 'north', 1, '9007199254740993', 0.1, 'true', 20_780, '[1,2]', '{"lat":1}'],
      [null, 'south', null, null, null, 'false', null, null, '{"lat":2}'],
      ['NA', null, -3, '1', null, null, 0, '[]', null],
    ]);
  });

  test('keeps moments and decimals', async () => {
    const moments = makeVector(
      makeData({ type: new TimestampMicrosecond(), data: new BigInt64Array([0n, 1_500_000n, -1_000n]) }),
    );
    const decimals = makeVector(
      makeData({
        type: new Decimal(2, 10, 128),
        length: 3,
        data: new Uint32Array([12_345, 0, 0, 0, 5, 0, 0, 0, 0xffffff9c, 0xffffffff, 0xffffffff, 0xffffffff]),
      }),
    );

    const table = await readTable(write({ at: moments, price: decimals }, kind));

    expect(table.ok && table.value.rows).toEqual([
      [0, 123.45],
      [1_500, 0.05],
      [-1, -1],
    ]);
  });

  test('is read to its end across batches', async () => {
    const schema = new Schema([new Field('x', new Float64())]);
    const batches = Array.from({ length: 5 }, (_, at) => {
      const data = Float64Array.from({ length: 9_000 }, (__, row) => at * 9_000 + row);
      const child = makeData({ type: new Float64(), data });
      return new RecordBatch(
        schema,
        makeData({ type: new Struct(schema.fields), length: data.length, children: [child] }),
      );
    });

    const table = await readTable(tableToIPC(new Table(schema, batches), kind));

    expect(table.ok && table.value.rows.map(([x]) => x)).toEqual(Array.from({ length: 45_000 }, (_, row) => row));
  });

  test.each([0.01, 0.3, 0.5, 0.9, 0.99])('cut after %f of its bytes is refused', async (share) => {
    const x = vectorFromArray(
      Array.from({ length: 2_000 }, (_, row) => row),
      new Int32(),
    );
    const whole = write(
      {
        x,
        name: vectorFromArray(
          Array.from({ length: 2_000 }, (_, row) => `n ${row}`),
          new Utf8(),
        ),
      },
      kind,
    );

    const table = await readTable(whole.subarray(0, Math.floor(whole.length * share)));

    expect(table).toMatchObject({ ok: false, error: { code: 'arrow.damaged' } });
  });

  test('that another program wrote is read as the library reads it', async () => {
    const source = tableFromIPC(readFileSync(flights));
    const path = writeTemporary(tableToIPC(source.slice(0, 70_000), kind));

    const table = await readTableAt(path);
    const preview = await previewTable(path, {});

    const names = source.schema.fields.map(({ name }) => name);
    expect(preview.ok && preview.value.format).toBe('arrow');
    expect(table.ok && table.value.columns.map(({ name }) => name)).toEqual(names);
    for (const row of [0, 1, 34_567, 69_999]) {
      const expected = source.get(row)?.toArray() as unknown[];
      expect(table.ok && table.value.rows[row]?.map(Number)).toEqual(expected.map((value) => Number(value)));
    }
  });
});

describe('LZ4 frames', () => {
  const words = Buffer.from('to be, or not to be, that is the question. '.repeat(9_000));

  test('are unpacked as Arrow holds them, matches that reach into themselves with them', () => {
    // "abcabcabcabc!" by hand: 3 literals, a match 3 back of 9, then 1 literal (LZ4 Block Format).
    const block = Buffer.concat([Buffer.from([0x35]), Buffer.from('abc'), Buffer.from([3, 0, 0x10]), Buffer.from('!')]);
    const size = Buffer.alloc(4);
    size.writeUInt32LE(block.length);
    const frame = Buffer.concat([Buffer.from('04224d18604082', 'hex'), size, block, Buffer.alloc(4)]);

    expect(Buffer.from(decompressLz4Frame(frame)).toString()).toBe('abcabcabcabc!');
  });

  test.skipIf(!existsSync('/usr/bin/lz4'))(
    'of the lz4 program are unpacked, linked blocks and small ones with them',
    () => {
      for (const options of [['-1'], ['-9', '-B4'], ['-BD', '-B4'], ['-BX', '--content-size']]) {
        const packed = execFileSync('/usr/bin/lz4', [...options, '-c', '-'], { input: words, maxBuffer: 1e9 });

        expect(Buffer.from(decompressLz4Frame(packed)).equals(words)).toBe(true);
      }
    },
  );

  test('that are cut are refused', () => {
    expect(() => decompressLz4Frame(Buffer.from('04224d186040820900000035616263', 'hex'))).toThrow('cut');
  });
});

/** Mutations that kept the library busy for ever or for minutes: lists of a length that no file has. */
test.each([
  ['visits.arrow', 2_793],
  ['visits.arrows', 5_082],
  ['visits.arrows', 1_286],
])('a description of %s that claims more than it holds is refused before it is read (%i)', async (name, number) => {
  const { bytes } = mutate(goodFiles[name]!, createRandom(2 * 1_000_003 + number));

  expect(await readTable(bytes)).toMatchObject({ ok: false, error: { code: 'arrow.damaged' } });
});

test('a zstd frame that would unpack to gigabytes is refused before it is unpacked', () => {
  // RFC 8878: magic, a descriptor without a size, a window, then blocks of a run of 2 MB each.
  const run = Buffer.from([
    (((2 ** 21 - 1) << 3) & 0xff) | 2,
    ((2 ** 21 - 1) >> 5) & 0xff,
    ((2 ** 21 - 1) >> 13) & 0xff,
    7,
  ]);
  const frame = Buffer.concat([Buffer.from('28b52ffd0058', 'hex'), ...Array.from({ length: 600 }, () => run)]);
  const last = Buffer.from([(3 << 3) | 1, 0, 0, 1, 2, 3]);

  expect(() => unpackZstd(Buffer.concat([frame, last]))).toThrow('too large');
  expect([...unpackZstd(Buffer.concat([Buffer.from('28b52ffd0058', 'hex'), last]))]).toEqual([1, 2, 3]);
});
