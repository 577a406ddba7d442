import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { readCsv } from '../../../electron/core/files/csv/read-csv.ts';
import { createSealer, hashChunk, type SealedChunk } from '../../../electron/core/files/seal-chunks.ts';
import { ReaderPool } from '../../../electron/core/readers/reader-pool.ts';
import type { ImportedTable } from '../../../electron/core/readers/tasks.ts';
import type { DatabaseLocation } from '../../../electron/core/store/open-database.ts';
import { CHUNK_ROWS } from '../../../shared/column.ts';
import { decodeChunk } from '../../../shared/columns/chunk-codec.ts';
import { readTableAt, writeTemporary } from '../files/csv/read-table.ts';
import { storeTable, tamper, VERSION_ID } from './stored-table.ts';

const entry = new URL('../../../electron/core/readers/worker.ts', import.meta.url);
const pools: ReaderPool[] = [];

function newPool(database: DatabaseLocation | null = null, from: URL = entry, threads = 1): ReaderPool {
  const pool = new ReaderPool({ entry: from, database, threads });
  pools.push(pool);
  return pool;
}

afterEach(async () => {
  await Promise.all(pools.splice(0).map((pool) => pool.close()));
});

const visits =
  'id,weight,site,seen,note\n1,12.5,north,2026-03-01,=1+1\n2,,"south, old",2026-03-02,"said ""no"""\n3,9.25,north,,@home\n';
const long = (rows: number, from = 0) =>
  `id,weight\n${Array.from({ length: rows }, (_, row) => `${row + from},${row / 4}`).join('\n')}\n`;

async function importInto(path: string, pool = newPool()): Promise<{ table: ImportedTable; sealed: SealedChunk[] }> {
  const sealed: SealedChunk[] = [];
  const imported = await pool.run(
    'table.import',
    { path, options: {}, leaveOut: [] },
    { onChunks: (chunks) => void sealed.push(...chunks) },
  );
  if (!imported.ok) throw new Error(imported.error.message);
  return { table: imported.value, sealed };
}

async function storedVisits(content = visits) {
  const { table, sealed } = await importInto(writeTemporary(content));
  return { table, sealed, location: storeTable(table, sealed) };
}

describe('table.preview', () => {
  test('shows columns with their evidence and the first rows', async () => {
    const lines = Array.from({ length: 100 }, (_, row) =>
      row === 40 ? 'n.d.;1,5;01/02/2026' : `${row};2,25;03/04/2026`,
    );
    const path = writeTemporary(`weight;height;seen\n${lines.join('\n')}\n`);

    const preview = await newPool().run('table.preview', { path, options: {} });

    expect(preview).toMatchObject({
      ok: true,
      value: {
        delimiter: ';',
        decimal: '.',
        suggestedDecimal: ',',
        header: true,
        sampledRows: 100,
        complete: true,
        columns: [
          { name: 'weight', nearly: { type: 'integer', misfits: 1, lines: [42], examples: ['n.d.'] } },
          { name: 'height', type: 'category', distinct: 2 },
          { name: 'seen', type: 'category', ambiguousDate: true },
        ],
      },
    });
    expect(preview.ok && preview.value.rows.length).toBe(50);
  });
});

describe('table.import', () => {
  test('gives a table whose chunks, profile and source hash are those of the file', async () => {
    const path = writeTemporary(visits);
    const { table, sealed } = await importInto(path);

    expect(table).toMatchObject({
      rows: 3,
      columns: [
        { name: 'id', type: 'integer' },
        { name: 'weight', type: 'number' },
        { name: 'site', type: 'category' },
        { name: 'seen', type: 'date' },
        { name: 'note', type: 'text' },
      ],
      profile: {
        rows: 3,
        columns: { weight: { n: 3, missing: 1, mean: 10.875 }, site: { distinct: 2, counts: [2, 1] } },
      },
      sourceSha256: createHash('sha256').update(readFileSync(path)).digest('hex'),
      sizeBytes: Buffer.byteLength(visits),
    });
    expect(table.chunks).toEqual(sealed.map(({ bytes: _, ...reference }) => reference));
  });

  test('gives the same digest for the same values, however they are written', async () => {
    const one = await importInto(writeTemporary('id,site\n1,a\n2,b\n3,a\n'));
    const other = await importInto(writeTemporary('\uFEFF"id";"site"\r\n1;"a"\r\n2;"b"\r\n3;"a"'));
    const third = await importInto(writeTemporary('id,site\n1,a\n2,b\n3,b\n'));

    expect(other.table.digest).toBe(one.table.digest);
    expect(third.table.digest).not.toBe(one.table.digest);
  });

  test('stores one batch at a time', async () => {
    const path = writeTemporary(long(CHUNK_ROWS * 12));
    let [storing, most, batches] = [0, 0, 0];

    const imported = await newPool().run(
      'table.import',
      { path, options: {}, leaveOut: [] },
      {
        onChunks: async () => {
          most = Math.max(most, ++storing);
          await new Promise(setImmediate);
          storing--;
          batches++;
        },
      },
    );

    expect([imported.ok, most, batches]).toEqual([true, 1, 12]);
  });

  test('ends as cancelled when it is cancelled, and the pool goes on', async () => {
    const path = writeTemporary(long(CHUNK_ROWS * 12));
    const abort = new AbortController();
    const pool = newPool();

    const imported = await pool.run(
      'table.import',
      { path, options: {}, leaveOut: [] },
      { signal: abort.signal, onChunks: () => abort.abort() },
    );

    expect(imported).toMatchObject({ ok: false, error: { code: 'import.cancelled' } });
    expect(await pool.run('table.preview', { path, options: {} })).toMatchObject({ ok: true });
  });

  test('that was cancelled before its turn never begins', async () => {
    const path = writeTemporary(visits);
    const result = await newPool().run('table.preview', { path, options: {} }, { signal: AbortSignal.abort() });

    expect(result).toMatchObject({ ok: false, error: { code: 'reader.cancelled' } });
  });

  test('stops, and throws what the store threw, when a chunk cannot be stored', async () => {
    const path = writeTemporary(long(CHUNK_ROWS * 12));
    const pool = newPool();
    let stored = 0;
    const onChunks = async (): Promise<void> => {
      if (++stored === 2) throw new Error('disk full');
    };

    await expect(pool.run('table.import', { path, options: {}, leaveOut: [] }, { onChunks })).rejects.toThrow(
      'disk full',
    );

    expect(stored).toBe(2);
    expect(await pool.run('table.preview', { path, options: {} })).toMatchObject({ ok: true });
  });

  test('tells how far it is', async () => {
    const path = writeTemporary(long(CHUNK_ROWS * 12));
    const seen: { done: number; of: number; rows: number }[] = [];

    await newPool().run(
      'table.import',
      { path, options: {}, leaveOut: [] },
      { onProgress: (progress) => seen.push(progress) },
    );

    expect(seen.at(-1)).toEqual({
      done: readFileSync(path).length,
      of: readFileSync(path).length,
      rows: CHUNK_ROWS * 12,
    });
    expect(seen.length).toBeGreaterThan(1);
  });
});

describe('table.import of a large file, which is sealed in a thread of its own', () => {
  const large = writeTemporary(long(CHUNK_ROWS * 22, 1_000_000));

  test('gives the table that one thread would, and its chunks in order', async () => {
    let sealer = createSealer([]);
    const read = await readCsv(
      large,
      {},
      {
        beginPass: (columns) => {
          sealer = createSealer(columns);
          return (chunks) => void sealer.seal(chunks);
        },
      },
    );
    const { table, sealed } = await importInto(large);

    expect(statSync(large).size).toBeGreaterThan(8 * 2 ** 20);
    expect(read.ok && sealer.finish(read.value.columns)).toEqual({
      columns: table.columns,
      rows: table.rows,
      digest: table.digest,
      profile: table.profile,
      chunks: table.chunks,
    });
    expect(sealed.map(({ bytes: _, ...reference }) => reference)).toEqual(table.chunks);
  });

  test('is sealed alike by the thread that sealed another, which was given up in the middle', async () => {
    const pool = newPool();
    const abort = new AbortController();
    const given = { path: writeTemporary(long(CHUNK_ROWS * 22, 3_000_000)), options: {}, leaveOut: [] };
    const cancelled = await pool.run('table.import', given, { signal: abort.signal, onChunks: () => abort.abort() });

    const after = await importInto(large, pool);

    const { table, sealed } = await importInto(large);
    expect([cancelled.ok, after.table]).toEqual([false, table]);
    expect(after.sealed.map(({ sha256, bytes }) => [sha256, hashChunk(decodeChunk(bytes))])).toEqual(
      sealed.map(({ sha256 }) => [sha256, sha256]),
    );
  });

  test('can be cancelled or fail to be stored, and nothing of it reaches the next task', async () => {
    const pool = newPool();
    const abort = new AbortController();
    const onChunks = () => abort.abort();
    const cancelled = await pool.run(
      'table.import',
      { path: large, options: {}, leaveOut: [] },
      { signal: abort.signal, onChunks },
    );
    const full = pool.run(
      'table.import',
      { path: large, options: {}, leaveOut: [] },
      { onChunks: () => Promise.reject(new Error('disk full')) },
    );
    await expect(full).rejects.toThrow('disk full');
    let rows = 0;
    const path = writeTemporary(visits);
    await pool.run(
      'table.import',
      { path, options: {}, leaveOut: [] },
      { onChunks: (chunks) => void (rows += chunks[0]?.rows ?? 0) },
    );

    expect([cancelled.ok, rows]).toEqual([false, 3]);
  });
});

describe('a reader that dies', () => {
  const dying = new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { parentPort } from 'node:worker_threads';
      parentPort.on('message', ({ input }) => {
        if (input.path === 'throw') throw new Error('out of memory');
        if (input.path === 'exit') process.exit(3);
        parentPort.postMessage({ kind: 'done', result: { ok: true, value: 'alive' } });
      });`)}`,
  );

  test.each(['throw', 'exit'])('by %s is answered as died and replaced, also for who waits', async (path) => {
    const pool = newPool(null, dying);

    const results = await Promise.all([
      pool.run('table.preview', { path, options: {} }),
      pool.run('table.preview', { path: 'fine', options: {} }),
    ]);

    expect(results).toMatchObject([
      { ok: false, error: { code: 'reader.died' } },
      { ok: true, value: 'alive' },
    ]);
    expect(await pool.run('table.preview', { path: 'fine', options: {} })).toMatchObject({ ok: true });
  });

  test('because the pool closes fails what runs and what waits', async () => {
    const path = writeTemporary(long(CHUNK_ROWS * 12));
    const pool = newPool();
    const runs = [
      pool.run('table.import', { path, options: {}, leaveOut: [] }),
      pool.run('table.preview', { path, options: {} }),
    ];

    await pool.close();

    expect((await Promise.all(runs)).map((run) => !run.ok && run.error.code)).toEqual(['reader.died', 'reader.died']);
  });
});

describe('long tasks', () => {
  const endless = new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { parentPort } from 'node:worker_threads';
      parentPort.on('message', ({ name, input }) => {
        if (name !== 'table.import') parentPort.postMessage({ kind: 'done', result: { ok: true, value: input.path } });
      });`)}`,
  );

  test('leave one thread to the short ones, however many of them wait', async () => {
    const pool = newPool(null, endless, 2);
    const imports = ['a.csv', 'b.csv', 'c.csv'].map((path) =>
      pool.run('table.import', { path, options: {}, leaveOut: [] }),
    );

    const previews = await Promise.all(
      ['d.csv', 'e.csv'].map((path) => pool.run('table.preview', { path, options: {} })),
    );

    expect(previews).toMatchObject([{ value: 'd.csv' }, { value: 'e.csv' }]);
    await pool.close();
    expect((await Promise.all(imports)).map((run) => run.ok)).toEqual([false, false, false]);
  });
});

test('a task that is cancelled while it waits ends at once, and the one behind it has its turn', async () => {
  const answering = new URL(
    `data:text/javascript,${encodeURIComponent(`
      import { parentPort } from 'node:worker_threads';
      const done = (value) => parentPort.postMessage({ kind: 'done', result: { ok: true, value } });
      parentPort.on('message', ({ kind, input }) => {
        if (kind === 'cancel') done('stopped');
        if (kind === 'run' && input.path !== 'endless') done(input.path);
      });`)}`,
  );
  const pool = newPool(null, answering);
  const [stop, giveUp] = [new AbortController(), new AbortController()];
  const runs = ['endless', 'given up', 'last'].map((path, place) =>
    pool.run(
      'table.preview',
      { path, options: {} },
      place === 2 ? {} : { signal: place === 0 ? stop.signal : giveUp.signal },
    ),
  );

  giveUp.abort();

  expect(await runs[1]).toMatchObject({ ok: false, error: { code: 'reader.cancelled' } });
  stop.abort();
  expect(await Promise.all([runs[0], runs[2]])).toMatchObject([{ value: 'stopped' }, { value: 'last' }]);
});

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
