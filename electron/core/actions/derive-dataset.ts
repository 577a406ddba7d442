import type { Output, Parsed } from '../../../shared/calls.ts';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import type { DeriveStep } from '../../../shared/derive.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { ReaderOutput } from '../readers/tasks.ts';
import { recordChange } from '../store/change.ts';
import { sweepChunks, writeAhead } from '../store/chunks.ts';
import { insertVersion, resolveDataset } from '../store/datasets.ts';
import type { WritableDb } from '../store/open-database.ts';
import { underLease } from '../store/under-lease.ts';
import { connectVersion } from '../store/version-lineage.ts';
import type { Context } from './context.ts';
import { refuseUnknownDataset } from './datasets/refusals.ts';

/**
 * Makes a version from another by steps, which it keeps with what they learned: the same steps on the same base give the
 * same digest. With `replay`, the steps are those of that version, on its own base unless `ref` names another. Fails
 * with `dataset.unknown`, `derive.notDerived`, `derive.noBase`, and as the reader's `deriveVersion` does; nothing is
 * stored then.
 */
export async function deriveDataset(
  context: Context,
  input: Parsed<'dataset.derive'>,
): Promise<Result<Output<'dataset.derive'>>> {
  const chosen = chooseSteps(context, input);
  if (!chosen.ok) return chosen;
  const { base, steps } = chosen.value;
  const { store, readers, signal, progress } = context;
  const leaseId = context.newId();
  const tidy = (isDone: boolean): Promise<void> => (isDone ? Promise.resolve() : sweepChunks(store));
  const leased = { leaseId, purpose: 'dataset.derive', undone: `${base.name} was not changed`, tidy };
  return underLease(store, leased, async () => {
    const columns = base.columns.map(({ missing: _, ...column }) => column);
    const derived = await readers.run(
      'dataset.derive',
      { versionId: base.id, columns, steps },
      { signal, onProgress: progress, onChunks: (chunks) => writeAhead(store, leaseId, chunks) },
    );
    if (!derived.ok) return derived;
    if (signal.aborted) return fail('derive.cancelled', 'Making the version was cancelled. Nothing was changed.');
    return store.transaction((db) => storeDerived(db, context, base, input.name ?? base.name, derived.value));
  });
}

type Chosen = { readonly base: DatasetVersion; readonly steps: readonly DeriveStep[] };

function chooseSteps({ store, projectId }: Context, { ref, steps, replay }: Parsed<'dataset.derive'>): Result<Chosen> {
  if (replay === undefined) return ref === undefined ? refuseNoBase() : onBase(ref, steps);
  const made = resolveDataset(store, projectId, replay);
  if (made === null) return refuseUnknownDataset(replay);
  const { source } = made;
  if (source.kind !== 'derived') return refuseNotDerived(replay);
  return onBase(ref ?? source.fromVersionId, source.steps);

  function onBase(baseRef: string, taken: readonly DeriveStep[]): Result<Chosen> {
    const base = resolveDataset(store, projectId, baseRef);
    return base === null ? refuseUnknownDataset(baseRef) : ok({ base, steps: taken });
  }
}

/** The base may have been deleted while the steps were taken: then nothing is stored. */
function storeDerived(
  db: WritableDb,
  context: Context,
  base: DatasetVersion,
  name: string,
  { table, steps }: ReaderOutput<'dataset.derive'>,
): Result<DatasetVersion> {
  if (resolveDataset(db, context.projectId, base.id) === null)
    return refuseUnknownDataset(`${base.name}@${base.version}`);
  const { leftOut } = base.source;
  const version = insertVersion(db, context.newId, {
    ...table,
    id: context.newId(),
    projectId: context.projectId,
    name,
    baseVersionId: base.id,
    source: {
      kind: 'derived',
      fromVersionId: base.id,
      fromRef: `${base.name}@${base.version}`,
      steps: [...steps],
      ...(leftOut === undefined ? {} : { leftOut }),
    },
    actorId: context.actorId,
    deviceId: context.deviceId,
    createdAtMs: context.now(),
  });
  connectVersion(db, context.projectId, version, base.id);
  const { id, version: number, digest, rows, columns, source } = version;
  recordChange(db, context, {
    kind: 'dataset.derived',
    lane: `dataset:${name}`,
    entityKind: 'datasetVersion',
    entityId: id,
    payload: { name, version: number, digest, rows, columns, source },
  });
  return ok(version);
}

const refuseNoBase = (): Result<never> =>
  fail('derive.noBase', 'It is not said which version the steps are taken on.', 'Name it, or the version to replay.');

const refuseNotDerived = (ref: string): Result<never> =>
  fail(
    'derive.notDerived',
    `${ref} was read from a file, so there are no steps to take again.`,
    'Name a version that was made from another one.',
  );
