import { basename } from 'node:path';
import type { Output, Parsed } from '../../../shared/calls.ts';
import type { Column } from '../../../shared/column.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { resolveDataset } from '../store/datasets.ts';
import { requireProject } from '../store/projects.ts';
import type { Context } from './context.ts';
import { refuseUnknownDataset } from './datasets/refusals.ts';
import { describeForeignModel } from './models/describe-foreign-model.ts';
import { keepModel } from './models/keep-model.ts';
import { putModel } from './models/put-model.ts';
import { readModelFile } from './models/read-model-file.ts';

/**
 * Makes an ONNX file of another tool a version of the model of that name. Nothing is stored of a file that compute
 * refuses. Fails with `file.unreadable`, `model.tooLarge`, `dataset.unknown`, `home.unwritable`, as `model.inspect` does, or as
 * `describeForeignModel` does.
 */
export async function importModel(
  context: Context,
  input: Parsed<'model.import'>,
): Promise<Result<Output<'model.import'>>> {
  const { store, engine, signal, newId } = context;
  const columns = columnsFor(context, input.dataset);
  if (!columns.ok) return columns;
  const onnx = await readModelFile(input.path);
  if (!onnx.ok) return onnx;
  const inspected = await engine.request('model.inspect', { onnx: onnx.value }, { signal });
  if (!inspected.ok) return inspected;
  const spec = describeForeignModel(inspected.value, columns.value, input);
  if (!spec.ok) return spec;

  const blob = await putModel(context, onnx.value);
  if (!blob.ok) return blob;
  const fileName = basename(input.path);
  const model = store.transaction((db) =>
    keepModel(db, context, {
      id: newId(),
      name: input.name,
      ...blob.value,
      runId: null,
      spec: spec.value,
      metrics: {},
      reference: null,
      threshold: spec.value.task === 'binary' ? 0.5 : null, // what nobody measured is the even odds
      source: { kind: 'file', name: fileName },
      origin: { id: `file:${blob.value.sha256}`, kind: 'file', label: fileName },
      how: 'imported',
    }),
  );
  return ok(model);
}

/** The columns that inputs are looked for in: the data set's, or without one those that the project knows. */
function columnsFor({ store, projectId }: Context, dataset: string | undefined): Result<readonly Column[]> {
  if (dataset === undefined) {
    const { columns } = requireProject(store, projectId).definition;
    return ok(columns.filter(({ role }) => role !== 'identifier')); // no model reads who somebody is
  }
  const version = resolveDataset(store, projectId, dataset);
  return version === null ? refuseUnknownDataset(dataset) : ok(version.columns);
}
