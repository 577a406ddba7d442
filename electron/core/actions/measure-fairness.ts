import type { Output, Parsed } from '../../../shared/calls.ts';
import { isReadOneByOne } from '../../../shared/column.ts';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import type { ModelVersion } from '../../../shared/registry.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { resolveDataset } from '../store/datasets.ts';
import type { Context } from './context.ts';
import { refuseUnknownDataset } from './datasets/refusals.ts';
import { answeredBy, rowsLearned } from './model-tests/answer-rows.ts';
import { scoreVersion } from './model-tests/score-version.ts';
import { findTableModel } from './models/find-table-model.ts';
import { servingModel } from './scoring/serving-model.ts';

/**
 * How a version with two classes treats groups of a data set version's rows; nothing is kept. Fails with
 * `fairness.notBinary`, `fairness.unknownColumn`, `predict.columnMissing`, and as `findTableModel` and the engine do.
 */
export async function measureFairness(
  context: Context,
  { model: ref, dataset, by, bands }: Parsed<'model.fairness'>,
): Promise<Result<Output<'model.fairness'>>> {
  const { store, projectId, readers, signal } = context;
  const found = findTableModel(store, projectId, ref);
  if (!found.ok) return found;
  const version = resolveDataset(store, projectId, dataset);
  if (version === null) return refuseUnknownDataset(dataset);
  const serving = servingModel(store, projectId, found.value);
  const { positiveClass } = found.value.spec;
  if (positiveClass === null) return refuseTask(found.value);
  const refusal = refuseColumns(found.value, version, by);
  if (refusal !== null) return refusal;
  const outputs = await scoreVersion(context, serving, version);
  if (!outputs.ok) return outputs;
  const learned = await rowsLearned(context, serving, version);
  if (!learned.ok) return learned;
  const rows = Int32Array.from({ length: version.rows }, (_, row) => row);
  const answered = answeredBy(serving, rows, outputs.value);
  const column = { column: by, ...(bands && { bands }) };
  const measured = await readers.run('tests.fairness', { versionId: version.id, answered, by: column }, { signal });
  if (!measured.ok) return measured;
  const datasetRef = `${version.name}@${version.version}`;
  const learnedFrom = learned.value?.filter((row) => row !== -1).length ?? 0;
  return ok({
    modelRef: found.value.ref,
    datasetRef,
    by,
    positiveClass,
    rows: version.rows,
    learnedFrom,
    ...measured.value,
  });
}

const refuseTask = ({ ref }: ModelVersion): Result<never> =>
  fail('fairness.notBinary', `${ref} does not look for one of two classes.`, 'Choose a model that answers yes or no.');

function refuseColumns({ spec, ref }: ModelVersion, version: DatasetVersion, by: string): Result<never> | null {
  const column = version.columns.find(({ name }) => name === by);
  if (column === undefined || isReadOneByOne(column.type)) {
    const names = version.columns.filter(({ type }) => !isReadOneByOne(type)).map(({ name }) => name);
    return fail(
      'fairness.unknownColumn',
      `${version.name} has no groups by "${by}".`,
      `Choose among ${names.join(', ')}.`,
    );
  }
  const lacking = spec.features.find(({ name }) => !version.columns.some((each) => each.name === name));
  if (lacking === undefined) return null;
  return fail(
    'predict.columnMissing',
    `${version.name} lacks "${lacking.name}", which ${ref} reads.`,
    'Choose another data set.',
  );
}
