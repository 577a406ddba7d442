import { basename } from 'node:path';
import type { Output, Parsed } from '../../../shared/calls.ts';
import type { ImportOptions } from '../../../shared/columns/import-options.ts';
import type { DatasetVersion, FileSource } from '../../../shared/dataset.ts';
import { identifierNames } from '../../../shared/project.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { SealedTable } from '../files/seal-chunks.ts';
import type { ImportedTable } from '../readers/dataset-tasks.ts';
import { recordChange } from '../store/change.ts';
import { sweepChunks, writeAhead } from '../store/chunks.ts';
import { insertVersion, resolveDataset, versionsNamed } from '../store/datasets.ts';
import { sweepImages } from '../store/images.ts';
import type { WritableDb } from '../store/open-database.ts';
import { requireProject } from '../store/projects.ts';
import { underLease } from '../store/under-lease.ts';
import { connectVersion } from '../store/version-lineage.ts';
import type { Context } from './context.ts';
import { appendTable } from './datasets/append-table.ts';
import { assignRoles } from './datasets/assign-roles.ts';
import { keepImages } from './datasets/keep-images.ts';
import { readLikeBase } from './datasets/read-like-base.ts';
import { refuseUnknownDataset } from './datasets/refusals.ts';

/**
 * Makes the next version of a data set from a file of rows or a folder of images; with `append`, the newest version's
 * rows come first, and without it a version of that name is replaced as the newest and stays. Chunks are
 * written ahead under a lease; what fails or is cancelled leaves no version and no chunk. Columns that name people are
 * left out, and the version's source says which. Errors: those of `importCsv`,
 * `dataset.unknown` and `dataset.columnsDiffer` with `append`, `dataset.columnUnknown` for a role, `home.diskFull`.
 */
export async function importDataset(
  context: Context,
  input: Parsed<'dataset.import'>,
): Promise<Result<Output<'dataset.import'>>> {
  const options = await chooseOptions(context, input);
  if (!options.ok) return options;
  const { store, blobs } = context;
  const leaseId = context.newId();
  const tidy = async (isDone: boolean): Promise<void> => {
    await sweepChunks(store); // also what a pass that was given up has left
    if (!isDone) await sweepImages(store, (sha256) => blobs.removeNow(sha256));
  };
  const undone = `${basename(input.path)} was not imported`;
  return underLease(store, { leaseId, purpose: 'dataset.import', undone, tidy }, () =>
    readAndStore(context, input, options.value, leaseId),
  );
}

async function readAndStore(
  context: Context,
  input: Parsed<'dataset.import'>,
  options: ImportOptions,
  leaseId: string,
): Promise<Result<DatasetVersion>> {
  const { store, readers, signal, progress } = context;
  const table = await readers.run(
    'table.import',
    { path: input.path, options, leaveOut: identifiersOf(context, input) },
    {
      signal,
      onProgress: progress,
      onChunks: (chunks) => writeAhead(store, leaseId, chunks),
      onImages: (images) => keepImages(context, images),
    },
  );
  if (!table.ok) return table;
  if (signal.aborted) return fail('import.cancelled', `Importing ${basename(input.path)} was cancelled.`);
  return store.transaction((db) => storeVersion(db, context, input, table.value));
}

async function chooseOptions(
  { store, projectId, readers, signal }: Context,
  { append, dataset, path, options }: Parsed<'dataset.import'>,
): Promise<Result<ImportOptions>> {
  if (!append) return ok(options);
  const base = resolveDataset(store, projectId, dataset);
  if (base === null) return refuseUnknownDataset(dataset);
  const preview = await readers.run('table.preview', { path, options }, { signal });
  return preview.ok ? ok(readLikeBase(base.columns, preview.value, options)) : preview;
}

/** Columns that somebody, the project or the version before says name people. */
function identifiersOf({ store, projectId }: Context, { append, dataset, roles }: Parsed<'dataset.import'>): string[] {
  const said = Object.entries(roles).flatMap(([name, role]) => (role === 'identifier' ? [name] : []));
  const before = append ? (resolveDataset(store, projectId, dataset)?.source.leftOut ?? []) : [];
  return [...new Set([...said, ...before, ...identifierNames(requireProject(store, projectId).definition)])];
}

function storeVersion(
  db: WritableDb,
  context: Context,
  input: Parsed<'dataset.import'>,
  imported: ImportedTable,
): Result<DatasetVersion> {
  const before = input.append
    ? resolveDataset(db, context.projectId, input.dataset)
    : (versionsNamed(db, context.projectId, input.dataset)[0] ?? null);
  if (input.append && before === null) return refuseUnknownDataset(input.dataset);
  const base = input.append ? before : null;
  const table = prepareTable(db, context.projectId, input, imported, base);
  if (!table.ok) return table;
  const version = insertVersion(db, context.newId, {
    ...table.value,
    id: context.newId(),
    projectId: context.projectId,
    name: base?.name ?? input.dataset,
    baseVersionId: base?.id ?? null,
    source: sourceOf(input.path, imported, before, input.append),
    actorId: context.actorId,
    deviceId: context.deviceId,
    createdAtMs: context.now(),
  });
  accountFor(db, context, version, base);
  return ok(version);
}

function prepareTable(
  db: WritableDb,
  projectId: string,
  { roles }: Parsed<'dataset.import'>,
  imported: ImportedTable,
  base: DatasetVersion | null,
): Result<SealedTable> {
  const table = base === null ? ok(imported) : appendTable(db, base, imported);
  if (!table.ok) return table;
  const columns = assignRoles(
    table.value.columns,
    omitNames(roles, imported.leftOut),
    requireProject(db, projectId).definition.columns,
  );
  return columns.ok ? ok({ ...table.value, columns: columns.value }) : columns;
}

const omitNames = <T>(byName: Readonly<Record<string, T>>, names: readonly string[]): Record<string, T> =>
  Object.fromEntries(Object.entries(byName).filter(([name]) => !names.includes(name)));

function sourceOf(
  path: string,
  { sourceSha256, sizeBytes, leftOut, images }: ImportedTable,
  before: DatasetVersion | null,
  isAppended: boolean,
): FileSource {
  const ref = before === null ? null : `${before.name}@${before.version}`;
  return {
    kind: 'file',
    name: basename(path),
    sha256: sourceSha256,
    sizeBytes,
    ...(leftOut.length === 0 ? {} : { leftOut: [...leftOut] }),
    ...(ref === null ? {} : isAppended ? { appendedTo: ref } : { replaces: ref }),
    ...(images === undefined ? {} : { images }),
  };
}

function accountFor(db: WritableDb, context: Context, version: DatasetVersion, base: DatasetVersion | null): void {
  const { id, name, version: number, digest, rows, columns, source } = version;
  connectVersion(db, context.projectId, version, base?.id ?? null);
  recordChange(db, context, {
    kind: 'dataset.imported',
    lane: `dataset:${name}`,
    entityKind: 'datasetVersion',
    entityId: id,
    payload: { name, version: number, digest, rows, columns, source },
  });
}
