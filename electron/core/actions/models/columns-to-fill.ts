import type { Column } from '../../../../shared/column.ts';
import { resolveDataset } from '../../store/datasets.ts';
import { requireProject } from '../../store/projects.ts';
import type { Context } from '../context.ts';

/** The columns that inputs are looked for in: the data set's, or without one those that the project knows. Null for an unknown data set. */
export function columnsToFill(
  { store, projectId }: Pick<Context, 'store' | 'projectId'>,
  dataset: string | undefined,
): readonly Column[] | null {
  if (dataset !== undefined) return resolveDataset(store, projectId, dataset)?.columns ?? null;
  const { columns } = requireProject(store, projectId).definition;
  return columns.filter(({ role }) => role !== 'identifier'); // no model reads who somebody is
}
