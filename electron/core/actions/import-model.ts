import { basename, extname } from 'node:path';
import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { openModelSource } from '../files/package/open-model-source.ts';
import type { MlflowModel } from '../files/package/read-mlflow.ts';
import type { BroughtPackage } from '../files/package/read-package.ts';
import type { Context } from './context.ts';
import { refuseUnknownDataset } from './datasets/refusals.ts';
import { columnsToFill } from './models/columns-to-fill.ts';
import { describeForeignModel } from './models/describe-foreign-model.ts';
import { keepModel } from './models/keep-model.ts';
import { findBrought, keepPackage, refuseMismatch, refuseStranger } from './models/keep-package.ts';
import { putModel } from './models/put-model.ts';
import { readModelFile } from './models/read-model-file.ts';

type Input = Parsed<'model.import'>;
type Imported = Promise<Result<Output<'model.import'>>>;

/**
 * Makes a version of the model of that name out of a package, of a folder that MLflow made, or of an ONNX file of another
 * tool. Nothing is stored of what is refused. Fails as `openModelSource` does, with `file.unreadable`, `model.tooLarge`,
 * `dataset.unknown`, `home.unwritable`, as `model.inspect` does, and as `refuseStranger`, `refuseMismatch` and
 * `describeForeignModel` do.
 */
export async function importModel(context: Context, input: Input): Imported {
  const source = await openModelSource(input.path);
  if (!source.ok) return source;
  if (source.value.kind === 'package') return importPackage(context, input, source.value.brought);
  if (source.value.kind === 'mlflow') return importForeign(context, input, source.value.model);
  const onnx = await readModelFile(input.path);
  return onnx.ok ? importForeign(context, input, { onnx: onnx.value, columns: [] }) : onnx;
}

/** A package that is here already under that name stays the one version. */
async function importPackage(context: Context, input: Input, brought: BroughtPackage): Imported {
  const { store, engine, signal } = context;
  const { onnx, card, signature } = brought;
  const name = input.name ?? card.model.name;
  const stranger = refuseStranger(context, input.path, signature);
  if (!stranger.ok) return stranger;
  const known = findBrought(context, brought, name);
  if (known !== null) return ok(known);
  const inspected = await engine.request('model.inspect', { onnx }, { signal });
  if (!inspected.ok) return inspected;
  const fits = refuseMismatch(input.path, brought, inspected.value);
  if (!fits.ok) return fits;
  const blob = await putModel(context, onnx);
  if (!blob.ok) return blob;
  const bringing = { brought, blob: blob.value, name, path: input.path };
  return ok(store.transaction((db) => keepPackage(db, context, bringing)));
}

async function importForeign(context: Context, input: Input, { onnx, columns: signed }: MlflowModel): Imported {
  const { store, engine, signal, newId } = context;
  const columns = columnsToFill(context, input.dataset);
  if (columns === null) return refuseUnknownDataset(input.dataset ?? '');
  const inspected = await engine.request('model.inspect', { onnx }, { signal });
  if (!inspected.ok) return inspected;
  const isOneTable = inspected.value.inputs.length === 1 && signed.length > 0; // several inputs are found by their names
  const told = { ...input, columns: input.columns ?? (isOneTable ? signed : undefined) };
  const spec = describeForeignModel(inspected.value, columns, told);
  if (!spec.ok) return spec;

  const blob = await putModel(context, onnx);
  if (!blob.ok) return blob;
  const fileName = basename(input.path);
  const model = store.transaction((db) =>
    keepModel(db, context, {
      id: newId(),
      name: input.name ?? basename(fileName, extname(fileName)),
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
