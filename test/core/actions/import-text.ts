import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importDataset } from '../../../electron/core/actions/import-dataset.ts';
import { calls, type Input } from '../../../shared/calls.ts';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import { type TestHome, valueOf } from '../open-test-home.ts';

/** A data set version made of CSV text. */
export async function importText(
  home: TestHome,
  dataset: string,
  text: string,
  options: Omit<Partial<Input<'dataset.import'>>, 'path' | 'dataset'> = {},
): Promise<DatasetVersion> {
  const path = join(mkdtempSync(join(tmpdir(), 'fieldloop-csv-')), `${dataset}.csv`);
  writeFileSync(path, text);
  return valueOf(await importDataset(home, calls['dataset.import'].input.parse({ path, dataset, ...options })));
}
