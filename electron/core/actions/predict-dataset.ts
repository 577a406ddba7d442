import type { Output, Parsed } from '../../../shared/calls.ts';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { refuseTarget } from '../files/replace-file.ts';
import type { UnsureBand } from '../readers/exports/mark-unsure.ts';
import { windowColumns } from '../readers/seal-answers.ts';
import { sweepChunks } from '../store/chunks.ts';
import { resolveDataset } from '../store/datasets.ts';
import { underLease } from '../store/under-lease.ts';
import type { VersionChunk } from '../store/version-chunks.ts';
import type { Context } from './context.ts';
import { refuseUnknownDataset } from './datasets/refusals.ts';
import { findToScore } from './models/refuse-recalled.ts';
import { keepWindow } from './scoring/keep-window.ts';
import { scoreRowGroups } from './scoring/score-row-groups.ts';
import { type ServingModel, servingModel } from './scoring/serving-model.ts';

/**
 * Scores every row of a data set version and keeps the answers as one window, with metrics where the version holds the
 * model's target; with `path`, a CSV file of them too. Fails with `model.unknown`, `model.noneDeployed`, `model.recalled`,
 * `dataset.unknown`, `predict.columnMissing`, `file.unwritable`, `export.cancelled`, and as the engine does; no window
 * and no file is kept then, and the next sweep takes the chunks.
 */
export async function predictDataset(
  context: Context,
  input: Parsed<'predict.dataset'>,
): Promise<Result<Output<'predict.dataset'>>> {
  const { store, projectId, newId } = context;
  const model = findToScore(store, projectId, input.model);
  if (!model.ok) return model;
  const serving = servingModel(store, projectId, model.value);
  const version = resolveDataset(store, projectId, input.dataset);
  if (version === null) return refuseUnknownDataset(input.dataset);
  const misfit = refuseColumns(serving, version) ?? (input.path === undefined ? null : await refuseTarget(input.path));
  if (misfit !== null) return misfit;

  const leaseId = newId();
  const tidy = (isDone: boolean): Promise<void> => (isDone ? Promise.resolve() : sweepChunks(store));
  const leased = { leaseId, purpose: 'predict.dataset', undone: `${version.name} was not scored`, tidy };
  return underLease(store, leased, async () => {
    const scored = await scoreRowGroups(context, serving, version, leaseId);
    if (!scored.ok) return scored;
    const written = await writeFile(context, input.path, { serving, version, chunks: scored.value.chunks });
    if (written !== null && !written.ok) return written;
    return ok(store.transaction((db) => keepWindow(db, context, { serving, version, ...scored.value })));
  });
}

function refuseColumns({ model }: ServingModel, version: DatasetVersion): Result<never> | null {
  const names = new Set(version.columns.map(({ name }) => name));
  const missing = model.spec.features.filter(({ name }) => !names.has(name)).map(({ name }) => `"${name}"`);
  if (missing.length === 0) return null;
  return fail(
    'predict.columnMissing',
    `${version.name}@${version.version} lacks what ${model.ref} reads: ${missing.join(', ')}.`,
    'Score a data set with the columns that the model was trained on.',
  );
}

/** Null where every answer stands by itself. */
function bandOf({ model: { spec }, operatingPoint }: ServingModel): UnsureBand | null {
  if (operatingPoint === null || operatingPoint.unsureWithin === 0 || spec.positiveClass === null) return null;
  return { point: operatingPoint, probability: `probability:${spec.positiveClass}` };
}

type Answered = {
  readonly serving: ServingModel;
  readonly version: DatasetVersion;
  readonly chunks: readonly VersionChunk[];
};

/** Null where no file was asked for. */
async function writeFile(
  { readers, signal, progress }: Context,
  path: string | undefined,
  { serving, version, chunks }: Answered,
): Promise<Result<unknown> | null> {
  if (path === undefined) return null;
  const answers = { columns: windowColumns(serving.model.spec), chunks };
  const task = { versionId: version.id, to: path, neutraliseFormulas: true, answers, band: bandOf(serving) };
  return readers.run('answers.export', task, { signal, onProgress: progress });
}
