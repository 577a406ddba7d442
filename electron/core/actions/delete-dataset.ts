import type { Output, Parsed } from '../../../shared/calls.ts';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { recordChange } from '../store/change.ts';
import { sweepChunks, unreferencedBytes } from '../store/chunks.ts';
import { resolveDataset } from '../store/datasets.ts';
import { buryVersion } from '../store/deleted-versions.ts';
import { sweepImages } from '../store/images.ts';
import type { WritableDb } from '../store/open-database.ts';
import type { Context } from './context.ts';
import { describeUses } from './datasets/describe-uses.ts';
import { refuseUnknownDataset } from './datasets/refusals.ts';

/**
 * Deletes the rows of a version for good and keeps its tombstone: manifest, digest, profile and lineage stay, so that
 * every run, model and prediction made of it can still say what it was. Chunks and images that nothing else uses are
 * freed. Errors: `dataset.unknown`, `dataset.otherVersion` where another version has this name by now, and
 * `dataset.inUse` while a training or the review needs the rows.
 */
export async function deleteDataset(
  context: Context,
  { ref, versionId }: Parsed<'dataset.delete'>,
): Promise<Result<Output<'dataset.delete'>>> {
  const { store, blobs } = context;
  const deleted = store.transaction((db) => deleteVersion(db, context, ref, versionId));
  if (!deleted.ok) return deleted;
  const freedBytes = unreferencedBytes(store);
  await sweepChunks(store);
  if (deleted.value.columns.some(({ type }) => type === 'image')) {
    await sweepImages(store, (sha256) => blobs.removeNow(sha256));
  }
  const { id, name, version } = deleted.value;
  return ok({ ref: `${name}@${version}`, versionId: id, freedBytes });
}

function deleteVersion(
  db: WritableDb,
  context: Context,
  ref: string,
  versionId: string | undefined,
): Result<DatasetVersion> {
  const { projectId, actorId, deviceId, now } = context;
  const version = resolveDataset(db, projectId, ref);
  if (version === null) return refuseUnknownDataset(ref);
  if (versionId !== undefined && versionId !== version.id) return refuseOther(ref);
  const { blockedBy } = describeUses(db, version);
  if (blockedBy !== null) return refuseInUse(version, blockedBy);
  buryVersion(db, version.id, { actorId, deviceId, deletedAtMs: now() });
  const { id, name, version: number, digest, rows } = version;
  recordChange(db, context, {
    kind: 'dataset.deleted',
    lane: `dataset:${name}`,
    entityKind: 'datasetVersion',
    entityId: id,
    payload: { name, version: number, digest, rows },
  });
  return ok(version);
}

const refuseOther = (ref: string): Result<never> =>
  fail('dataset.otherVersion', `"${ref}" is another version by now. Nothing was deleted.`, 'Look at it again first.');

const refuseInUse = ({ name, version }: DatasetVersion, why: string): Result<never> =>
  fail(
    'dataset.inUse',
    `${name}@${version} cannot be deleted now. ${why}`,
    'Wait until this has ended, or score another version with the model.',
  );
