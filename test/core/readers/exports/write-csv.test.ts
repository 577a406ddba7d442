import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeCsv } from '../../../../electron/core/readers/exports/write-csv.ts';
import type { TableOfGroups } from '../../../../electron/core/readers/exports/write-table.ts';
import { fail, ok } from '../../../../shared/result.ts';

const weights = (...values: number[]) =>
  ok({ firstRow: 0, rows: values.length, chunks: [{ kind: 'numeric' as const, values: Float64Array.from(values) }] });

const table = (groups: TableOfGroups['groups']): TableOfGroups => ({
  columns: [{ name: 'weight', type: 'number' }],
  rows: 4,
  groups,
});

const folderWithFile = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'write-csv-'));
  writeFileSync(join(folder, 'weights.csv'), 'as it was');
  return folder;
};

test('leaves the old file as it was when writing is cancelled between two ranges', async () => {
  const folder = folderWithFile();
  const abort = new AbortController();

  const written = await writeCsv(
    table([weights(1, 2), weights(3, 4)]),
    { to: join(folder, 'weights.csv'), neutraliseFormulas: true },
    { signal: abort.signal, onProgress: () => abort.abort() },
  );

  expect(written).toMatchObject({ ok: false, error: { code: 'export.cancelled' } });
  expect(readdirSync(folder)).toEqual(['weights.csv']);
  expect(readFileSync(join(folder, 'weights.csv'), 'utf8')).toBe('as it was');
});

test('leaves the old file as it was when a later range cannot be read', async () => {
  const folder = folderWithFile();

  const written = await writeCsv(
    table([weights(1, 2), fail('chunk.missing', 'A part is not here.')]),
    { to: join(folder, 'weights.csv'), neutraliseFormulas: true },
    { signal: new AbortController().signal, onProgress: () => undefined },
  );

  expect(written).toMatchObject({ ok: false, error: { code: 'chunk.missing' } });
  expect(readFileSync(join(folder, 'weights.csv'), 'utf8')).toBe('as it was');
});
