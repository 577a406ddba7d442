import { defaultSuite } from '../../../../shared/domain/model-tests/default-suite.ts';
import type { Column } from '../../../../shared/column.ts';
import type { DeclaredSuite } from '../../../../shared/model-tests.ts';
import type { ModelVersion } from '../../../../shared/registry.ts';
import { resolveDataset } from '../../store/datasets.ts';
import { newestSuite } from '../../store/test-suites.ts';
import { findRun } from '../../store/runs.ts';
import type { Context } from '../context.ts';

/** What is asked of a version: what its project declared for the model, else the default of what it learned from. */
export function suiteOf(context: Pick<Context, 'store' | 'projectId'>, model: ModelVersion): DeclaredSuite {
  const { store, projectId } = context;
  return newestSuite(store, projectId, model.name) ?? undeclared(model, columnsLearned(context, model));
}

/** What is asked of a version where its project declared nothing. */
export const undeclared = ({ name, spec }: ModelVersion, columns: readonly Column[]): DeclaredSuite => ({
  modelName: name,
  version: 0,
  suite: defaultSuite(spec, columns),
  actorName: null,
  declaredAtMs: null,
});

/** Of the data set version that a version was trained on; empty where that is not known or not here any more. */
export function columnsLearned(
  { store, projectId }: Pick<Context, 'store' | 'projectId'>,
  { runId }: ModelVersion,
): readonly Column[] {
  const run = runId === null ? null : findRun(store, projectId, runId);
  const version = run === null ? null : resolveDataset(store, projectId, run.datasetVersionId);
  return version?.columns ?? [];
}
