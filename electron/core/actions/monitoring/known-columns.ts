import type { Column } from '../../../../shared/column.ts';
import type { ModelVersion } from '../../../../shared/registry.ts';
import { fail, type Result } from '../../../../shared/result.ts';
import { describedColumns, resolveDataset } from '../../store/datasets.ts';
import { requireProject } from '../../store/projects.ts';
import { findRun } from '../../store/runs.ts';
import type { Context } from '../context.ts';
import { columnsByName } from './column-roles.ts';

type Reading = Pick<Context, 'store' | 'projectId'>;

/** The data set version that the model learned from; null for a model that came as a file. */
export const trainingVersionId = ({ store, projectId }: Reading, { runId }: ModelVersion): string | null =>
  runId === null ? null : (findRun(store, projectId, runId)?.datasetVersionId ?? null);

/** What is known of the columns that a model learned from, by name. */
export function knownColumns(context: Reading, model: ModelVersion): ReadonlyMap<string, Column> {
  const { store, projectId } = context;
  const versionId = trainingVersionId(context, model);
  const training = versionId === null ? null : resolveDataset(store, projectId, versionId);
  const ofProject = requireProject(store, projectId).definition.columns;
  if (training === null) return columnsByName(ofProject, [], new Set());
  return columnsByName(ofProject, training.columns, describedColumns(store, training.id));
}

export const refuseWithoutReference = (ref: string): Result<never> =>
  fail(
    'model.noReference',
    `It is not known what ${ref} was trained on, so there is nothing to compare with.`,
    'Use a model that was trained here.',
  );
