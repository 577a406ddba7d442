import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { exportDataset } from '../../electron/core/actions/export-dataset.ts';
import { importDataset } from '../../electron/core/actions/import-dataset.ts';
import { readersPython } from '../../scripts/set-up/python-readers.mjs';
import { calls } from '../../shared/calls.ts';
import { writeFolder } from '../core/files/images/image-folder.ts';
import { drawGarment } from '../core/files/images/tiny-images.ts';
import { openTestHome, valueOf } from '../core/open-test-home.ts';

test('MLCommons, DuckDB and Arrow read an exported folder as it was written', async () => {
  const home = openTestHome();
  const source = writeFolder({
    'labels.csv': 'picture,kind,seen\n1.png,coat,2026-11-23\n2.png,shoe,\n3.png,coat,2026-11-24\n',
    '1.png': drawGarment(1),
    '2.png': drawGarment(2),
    '3.png': drawGarment(3),
  });
  valueOf(await importDataset(home, calls['dataset.import'].input.parse({ path: source, dataset: 'garments' })));
  const path = join(mkdtempSync(join(tmpdir(), 'interop-')), 'garments');
  valueOf(await exportDataset(home, calls['dataset.export'].input.parse({ ref: 'garments', path: `${path}/` })));

  const read = spawnSync(readersPython, [join(import.meta.dirname, 'read-exports.py'), path], { encoding: 'utf8' });

  expect(read.status, read.stderr).toBe(0);
  expect(JSON.parse(read.stdout)).toEqual({
    issues: '',
    types: ['string', 'string', 'date32[day]', 'string', 'int64', 'int64', 'int64'],
    counts: [
      ['coat', 2],
      ['shoe', 1],
    ],
    images: [
      [28, 28],
      [28, 28],
      [28, 28],
    ],
    first: ['coat'],
  });
});
