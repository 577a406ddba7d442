import { basename, extname } from 'node:path';
import type { Output, Parsed } from '../../../shared/calls.ts';
import type { Column } from '../../../shared/column.ts';
import { likelyColumns } from '../../../shared/likely-columns.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { openModelSource } from '../files/package/open-model-source.ts';
import { resolveDataset, versionProfile } from '../store/datasets.ts';
import type { Context } from './context.ts';
import { refuseUnknownDataset } from './datasets/refusals.ts';
import { columnsToFill } from './models/columns-to-fill.ts';
import { readModelFile } from './models/read-model-file.ts';

/**
 * Says what a file or folder would become, before it does. Fails as `openModelSource`, `readModelFile`, `model.inspect` do, and with `dataset.unknown`.
 */
export async function previewModel(
  context: Context,
  { path, dataset, target }: Parsed<'model.preview'>,
): Promise<Result<Output<'model.preview'>>> {
  const source = await openModelSource(path);
  if (!source.ok) return source;
  if (source.value.kind === 'package') {
    const { card, signature } = source.value.brought;
    const { name, version } = card.model;
    const brought = { ref: `${name}@${version}`, device: signature?.device.name ?? null };
    return ok({ name, brought, inputs: [], classes: [...card.spec.classes], columns: [] });
  }
  const columns = columnsToFill(context, dataset);
  if (columns === null) return refuseUnknownDataset(dataset ?? '');
  const signed = source.value.kind === 'mlflow' ? source.value.model.columns : [];
  const onnx = source.value.kind === 'mlflow' ? ok(source.value.model.onnx) : await readModelFile(path);
  if (!onnx.ok) return onnx;
  const inspected = await context.engine.request('model.inspect', { onnx: onnx.value }, { signal: context.signal });
  if (!inspected.ok) return inspected;
  const { inputs, classes } = inspected.value;
  const likely = likelyColumns(inputs, columns, { signed, target });
  return ok({
    name: basename(path, extname(path)),
    brought: null,
    inputs: inputs.map((input, place) => ({ ...input, likely: [...(likely[place] ?? [])] })),
    classes,
    columns: withRanges(context, columns, dataset),
  });
}

/** What the data hold says more of a column than what it may hold. */
function withRanges({ store, projectId }: Context, columns: readonly Column[], dataset: string | undefined): Column[] {
  const version = dataset === undefined ? null : resolveDataset(store, projectId, dataset);
  if (version === null) return [...columns];
  const profile = versionProfile(store, version.id);
  return columns.map((column) => {
    const seen = profile.columns[column.name];
    if (seen?.kind !== 'numeric' || seen.min === null || seen.max === null) return column;
    return { ...column, min: seen.min, max: seen.max };
  });
}
