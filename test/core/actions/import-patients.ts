import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { importDataset } from '../../../electron/core/actions/import-dataset.ts';
import { calls } from '../../../shared/calls.ts';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import { type TestHome, valueOf } from '../open-test-home.ts';

/** Imports patients whose `sick` follows fever with some noise, as data set "patients"; `code` is their key. */
export async function importPatients(home: TestHome, rows = 400): Promise<DatasetVersion> {
  const random = createRandom(7);
  const lines = Array.from({ length: rows }, (_, row) => {
    const fever = 37 + random.normal();
    const cough = random.int(2) === 1 ? 'yes' : 'no';
    return `P${row},${fever.toFixed(2)},${cough},${fever + random.normal() / 2 > 37.5 ? 'yes' : 'no'}`;
  });
  const path = join(home.folder, 'patients.csv');
  writeFileSync(path, ['code,fever,cough,sick', ...lines, ''].join('\n'));
  const input = calls['dataset.import'].input.parse({ path, dataset: 'patients', roles: { code: 'key' } });
  return valueOf(await importDataset(home, input));
}
