import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { DatabaseLocation } from '../../../electron/core/store/open-database.ts';
import { CHUNK_ROWS } from '../../../shared/column.ts';
import { readTableAt } from '../files/csv/read-table.ts';
import { tamper, VERSION_ID } from './stored-table.ts';
import { importInto, long, newPool, storedVisits } from './visits.ts';

describe('dataset.page', () => {
  test('gives rows as people see them', async () => {
    const { location } = await storedVisits();

    const page = await newPool(location).run('dataset.page', { versionId: VERSION_ID, firstRow: 1, rows: 10 });

    expect(page).toMatchObject({
      value: {
        rows: [
          [2, null, 'south, old', '2026-03-02', 'said "no"'],
          [3, 9.25, 'north', null, '@home'],
        ],
      },
    });
  });

  test('crosses the borders of chunks and ends with the table', async () => {
    const { location } = await storedVisits(long(CHUNK_ROWS + 10));
    const pool = newPool(location);

    const across = await pool.run('dataset.page', { versionId: VERSION_ID, firstRow: CHUNK_ROWS - 1, rows: 3 });
    const past = await pool.run('dataset.page', { versionId: VERSION_ID, firstRow: CHUNK_ROWS + 9, rows: 3 });

    expect(across.ok && across.value.rows.map((row) => row[0])).toEqual([CHUNK_ROWS - 1, CHUNK_ROWS, CHUNK_ROWS + 1]);
    expect(past.ok && past.value.rows.map((row) => row[0])).toEqual([CHUNK_ROWS + 9]);
  });

  test('of a version that is not there is refused', async () => {
    const { location } = await storedVisits();

    const page = await newPool(location).run('dataset.page', { versionId: 'other', firstRow: 0, rows: 1 });

    expect(page).toMatchObject({ ok: false, error: { code: 'dataset.unknown' } });
  });
});

describe('dataset.verify', () => {
  const verify = (location: DatabaseLocation) =>
    newPool(location).run('dataset.verify', { versionIds: null, blobs: null });

  test('finds nothing wrong with what was stored', async () => {
    const { location } = await storedVisits();

    expect(await verify(location)).toEqual({ ok: true, value: { chunks: 5, versions: 1, files: 0, damaged: [] } });
  });

  test('names a chunk with a flipped bit, one that is gone and one that holds other values', async () => {
    const { location, table } = await storedVisits();
    const [flipped, gone, swapped, other] = table.chunks.map((chunk) => chunk.sha256);
    tamper(
      location,
      `UPDATE chunk SET bytes = CAST(substr(bytes, 1, 20) || x'ff' || substr(bytes, 22) AS BLOB) WHERE sha256 = '${flipped}';
       DELETE FROM chunk WHERE sha256 = '${gone}';
       UPDATE chunk SET bytes = (SELECT bytes FROM chunk WHERE sha256 = '${other}') WHERE sha256 = '${swapped}';`,
    );

    const verified = await verify(location);

    expect(verified.ok && verified.value.damaged.map(({ id }) => id).sort()).toEqual([flipped, gone, swapped].sort());
  });

  test('names a version whose columns were renamed behind its back', async () => {
    const { location } = await storedVisits();
    tamper(location, `UPDATE datasetVersion SET columns = replace(columns, 'weight', 'height')`);

    expect(await verify(location)).toMatchObject({ value: { damaged: [{ id: VERSION_ID }] } });
  });
});

describe('dataset.export', () => {
  const ABOUT = { name: 'visits', version: 1, projectName: 'Wells', actorName: 'Amina', createdAtMs: 1 };
  const exportTo = (location: DatabaseLocation, to: string, neutraliseFormulas: boolean) =>
    newPool(location).run('dataset.export', {
      versionId: VERSION_ID,
      to,
      format: 'csv',
      about: ABOUT,
      neutraliseFormulas,
    });

  test('writes CSV that reads back as the same values', async () => {
    const { location, table } = await storedVisits();
    const to = join(dirname(location.path), 'out.csv');

    const exported = await exportTo(location, to, false);

    expect(exported).toEqual({ ok: true, value: { rows: 3, sizeBytes: readFileSync(to).length } });
    expect((await importInto(to)).table.digest).toBe(table.digest);
  });

  test('puts an apostrophe before text that a spreadsheet would run, and leaves numbers alone', async () => {
    const { location } = await storedVisits('id,note\n-1,=cmd()\n2,+49 171\n3,fine\n');
    const to = join(dirname(location.path), 'out.csv');

    await exportTo(location, to, true);

    expect(readFileSync(to, 'utf8')).toBe("id,note\r\n-1,'=cmd()\r\n2,'+49 171\r\n3,fine\r\n");
  });

  test('keeps the rows of a table with one column of which some are missing', async () => {
    const { location } = await storedVisits('weight\n1\nNA\n3\n');
    const to = join(dirname(location.path), 'out.csv');

    await exportTo(location, to, true);

    expect(await readTableAt(to)).toMatchObject({ value: { rows: [[1], [null], [3]] } });
  });

  test('leaves no file behind when a chunk is damaged or the place cannot be written', async () => {
    const { location } = await storedVisits();
    tamper(location, `UPDATE chunk SET bytes = x'00'`);
    const to = join(dirname(location.path), 'out.csv');

    expect(await exportTo(location, to, true)).toMatchObject({ ok: false, error: { code: 'chunk.damaged' } });
    expect(await exportTo(location, '/nowhere/out.csv', true)).toMatchObject({
      ok: false,
      error: { code: 'file.unwritable' },
    });
    expect(existsSync(to)).toBe(false);
    expect(readdirSync(dirname(to)).filter((name) => name.includes('.part'))).toEqual([]);
  });
});
