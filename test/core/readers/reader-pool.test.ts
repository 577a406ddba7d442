import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readCsv } from '../../../electron/core/files/csv/read-csv.ts';
import { createSealer, hashChunk } from '../../../electron/core/files/seal-chunks.ts';
import { CHUNK_ROWS } from '../../../shared/column.ts';
import { decodeChunk } from '../../../shared/columns/chunk-codec.ts';
import { writeTemporary } from '../files/csv/read-table.ts';
import { importInto, long, newPool, visits } from './visits.ts';

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

  test('tells of rows with more or fewer values than the header, which the import refuses', async () => {
    const path = writeTemporary('id,weight\n1,12\n2\n3,14\n\n4,x,c\n');

    const preview = await newPool().run('table.preview', { path, options: {} });

    expect(preview.ok && preview.value.notes).toEqual([{ kind: 'raggedRows', count: 2, where: ['3', '6'] }]);
    expect(
      await newPool().run('table.import', { path, options: {}, leaveOut: [] }, { onChunks: () => undefined }),
    ).toMatchObject({ error: { code: 'csv.ragged', details: { lines: [3, 6] } } });
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
