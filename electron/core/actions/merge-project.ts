import { basename } from 'node:path';
import type { Output, Parsed } from '../../../shared/calls.ts';
import type { ExchangeCounts, ExchangeHead } from '../../../shared/exchange.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { ReaderOutput } from '../readers/tasks.ts';
import { recordChange } from '../store/change.ts';
import { sweepChunks, writeAhead } from '../store/chunks.ts';
import { countExchanged } from '../store/exchanged.ts';
import { sweepImages } from '../store/images.ts';
import type { WritableDb } from '../store/open-database.ts';
import { markPhotosHere } from '../store/photos.ts';
import { findProject, requireProject } from '../store/projects.ts';
import { removeErasedFiles } from '../store/subject-erasures.ts';
import { takeVersions } from '../store/take-version.ts';
import { underLease } from '../store/under-lease.ts';
import type { Context } from './context.ts';
import { keepImages } from './datasets/keep-images.ts';
import { chooseProject, meetSender } from './exchange/meet-sender.ts';
import { takeChanges } from './exchange/take-changes.ts';

type Merged = Output<'project.merge'>;

/**
 * Takes in a file that another laptop of the project exported: records and labels by their ids, data set versions by id
 * or by name, values and description. It is read whole and verified first; all of it becomes part of the home in one
 * transaction, or nothing does. Merging it again changes nothing. Fails with `exchange.otherProject`,
 * `project.nameTaken`, `home.diskFull`, and as the readers `checkExchange` and `readExchange` do.
 */
export async function mergeProject(context: Context, input: Parsed<'project.merge'>): Promise<Result<Merged>> {
  const { store, readers, blobs, signal, progress: onProgress } = context;
  const checked = await readers.run('exchange.check', { path: input.path }, { signal, onProgress });
  if (!checked.ok) return checked;
  if (signal.aborted) return refuseCancelled(input.path);
  const { head, sha256 } = checked.value;
  const projectId = chooseProject(context, head, input);
  if (!projectId.ok) return projectId;
  const leaseId = context.newId();
  const tidy = async (): Promise<void> => {
    await sweepChunks(store);
    await sweepImages(store, (image) => blobs.removeNow(image));
  };
  const leased = { leaseId, purpose: 'project.merge', undone: `${basename(input.path)} was not merged`, tidy };
  return underLease(store, leased, async () => {
    const read = await readers.run(
      'exchange.read',
      { path: input.path, projectId: projectId.value, sha256 },
      {
        signal,
        onProgress,
        onChunks: (chunks) => writeAhead(store, leaseId, chunks),
        onImages: (images) => keepImages(context, images),
      },
    );
    if (!read.ok) return read;
    if (signal.aborted) return refuseCancelled(input.path);
    const merged = store.transaction((db) =>
      takeIn(db, { ...context, projectId: projectId.value }, checked.value, read.value),
    );
    removeErasedFiles(store, (file) => blobs.removeNow(file));
    return ok(merged);
  });
}

const refuseCancelled = (path: string): Result<never> =>
  fail('exchange.cancelled', `Merging ${basename(path)} was cancelled. Nothing was changed.`);

/** The one transaction. What is new is told from the counts before and after; where nothing is, nothing is written down. */
function takeIn(
  db: WritableDb,
  context: Context,
  { head, sha256 }: ReaderOutput<'exchange.check'>,
  { changes, versions, photoFiles }: ReaderOutput<'exchange.read'>,
): Merged {
  const { projectId } = context;
  const isJoined = findProject(db, projectId) === null;
  meetSender(db, context, head, isJoined);
  const before = countExchanged(db, projectId);
  const leftOut = takeChanges(db, projectId, changes);
  markPhotosHere(db, photoFiles);
  takeVersions(db, context.newId, projectId, versions);
  const added = subtract(countExchanged(db, projectId), before);
  if (isJoined || Object.values(added).some((count) => count > 0)) {
    recordChange(db, context, {
      kind: 'project.merged',
      lane: projectId,
      entityKind: 'project',
      entityId: projectId,
      payload: { file: sha256, fromDeviceId: head.device.id, madeAtMs: head.madeAtMs, added, leftOut },
    });
  }
  return { project: requireProject(db, projectId), from: senderOf(head), holds: head.holds, added, leftOut };
}

const senderOf = ({ device: { id, name }, madeAtMs }: ExchangeHead): Merged['from'] => ({
  deviceId: id,
  deviceName: name,
  madeAtMs,
});

const subtract = (after: ExchangeCounts, before: ExchangeCounts): ExchangeCounts => ({
  records: after.records - before.records,
  events: after.events - before.events,
  labels: after.labels - before.labels,
  datasetVersions: after.datasetVersions - before.datasetVersions,
  forms: after.forms - before.forms,
  merges: after.merges - before.merges,
  comments: after.comments - before.comments,
  models: after.models - before.models,
  erasures: after.erasures - before.erasures,
  formUses: after.formUses - before.formUses,
});
