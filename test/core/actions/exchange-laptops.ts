import { randomUUID } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { addRecord } from '../../../electron/core/actions/add-record.ts';
import { exportProject } from '../../../electron/core/actions/export-project.ts';
import { importDataset } from '../../../electron/core/actions/import-dataset.ts';
import { mergeProject } from '../../../electron/core/actions/merge-project.ts';
import { calls, type Input } from '../../../shared/calls.ts';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import { ProjectDefinition } from '../../../shared/project.ts';
import { type TestHome, valueOf } from '../open-test-home.ts';
import { openProjectLaptop } from './open-project-laptop.ts';
import type { ExchangeCounts } from '../../../shared/exchange.ts';

const definition = ProjectDefinition.parse({
  columns: [{ name: 'name', type: 'text', role: 'identifier' }],
  form: { sections: [{ name: 'visit', fields: [{ name: 'note', type: 'text' }] }] },
});

export const openLaptop = (projectId?: string): TestHome => openProjectLaptop(definition, projectId);

export function openTwo(): readonly [TestHome, TestHome] {
  const projectId = randomUUID();
  return [openLaptop(projectId), openLaptop(projectId)];
}

export async function exportFrom(home: TestHome): Promise<string> {
  const path = join(home.folder, `${randomUUID()}.exchange`);
  valueOf(await exportProject(home, { path }));
  return path;
}

export const merge = (home: TestHome, path: string, other: 'refuse' | 'join' | 'mix' = 'refuse') =>
  mergeProject(home, { path, other });

export const capture = async (home: TestHome, input: Input<'record.add'>): Promise<string> =>
  valueOf(await addRecord(home, calls['record.add'].input.parse(input))).recordId;

export async function importVisits(home: TestHome, content: string, append = false): Promise<DatasetVersion> {
  const path = join(home.folder, 'visits.csv');
  writeFileSync(path, content);
  return valueOf(await importDataset(home, calls['dataset.import'].input.parse({ path, dataset: 'visits', append })));
}

/** Nothing of any kind. */
export const nothing: ExchangeCounts = {
  records: 0,
  events: 0,
  labels: 0,
  datasetVersions: 0,
  forms: 0,
  merges: 0,
  comments: 0,
  models: 0,
  erasures: 0,
  formUses: 0,
};

const tables = [
  'record',
  'recordEvent',
  'label',
  'subject',
  'actor',
  'device',
  'datasetVersion',
  'chunk',
  'lease',
  'outbox',
  'audit',
];
/** Rows of every table that a merge may write. */
export const countAll = (home: TestHome) =>
  tables.map((table) => [table, home.store.value<number>(`SELECT count(*) FROM "${table}"`)]);
