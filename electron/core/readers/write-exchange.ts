import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import { basename } from 'node:path';
import {
  EXCHANGE_FORMAT,
  type ExchangedVersion,
  type ExchangeFrame,
  type ExchangeHead,
  exchangeText,
} from '../../../shared/exchange.ts';
import type { TravellingModel, TravellingMove } from '../../../shared/registry.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { BlobStore } from '../files/blob-store.ts';
import { beginFrames } from '../files/exchange/frames.ts';
import { refuseFile, replaceFile } from '../files/replace-file.ts';
import { isSystemError } from '../files/system-error.ts';
import { listAllActors } from '../store/actors.ts';
import { resolveDataset, versionProfile } from '../store/datasets.ts';
import { cardRevisionsOfProject } from '../store/card-revisions.ts';
import { devicePrivateKey, ownDevice } from '../store/devices.ts';
import { eventPayload } from '../store/event-payload.ts';
import {
  countExchanged,
  eventsOfProject,
  labelsOfProject,
  versionIdsInOrder,
  versionMaking,
} from '../store/exchanged.ts';
import { formUsesOfProject } from '../store/form-uses.ts';
import { formsOfProject } from '../store/forms.ts';
import { imageChunks, imagesOfChunk } from '../store/images.ts';
import { travellingMoves } from '../store/travelling-moves.ts';
import { travellingModels } from '../store/models.ts';
import { changeOfEntry, entriesOfProject } from '../store/registry-entries.ts';
import type { ReadableDb } from '../store/open-database.ts';
import { photoFilesOfProject, photosOfEvent } from '../store/photos.ts';
import { erasuresOfProject } from '../store/subject-erasures.ts';
import { mergesOfProject, splitsOfProject } from '../store/subject-merges.ts';
import { threadEventsOfProject } from '../store/threads.ts';
import { requireProject } from '../store/projects.ts';
import { chunkBytes, versionChunks, versionHead } from '../store/version-chunks.ts';
import { refuseMissingChunk } from './row-groups.ts';
import type { ReaderInput, ReaderOutput, TaskContext } from './tasks.ts';

type Written = ReaderOutput<'exchange.write'>;
type Frames = Awaited<ReturnType<typeof beginFrames>>;
type Work = {
  readonly db: ReadableDb;
  readonly task: ReaderInput<'exchange.write'>;
  readonly frames: Frames /** Those of which the file is whole. */;
  readonly models: readonly TravellingModel[];
};

/**
 * Writes all records, labels, forms and which of them is asked, merges and erasures of subjects, and data set versions of
 * a project into one file, signed by this device; what names people goes sealed as it is, free text of forms not at all. The file appears whole or not at all. Fails with
 * `exchange.cancelled`, `file.unwritable`, `chunk.missing`, `blob.missing`, `blob.damaged`.
 */
export async function writeExchange(
  db: ReadableDb,
  task: ReaderInput<'exchange.write'>,
  context: Pick<TaskContext, 'signal' | 'onProgress' | 'blobs'>,
): Promise<Result<Written>> {
  let result: Result<Written> = refuseCancelled(task.to);
  try {
    await replaceFile(task.to, async (file) => {
      const models = await wholeModels(db, task.projectId, context.blobs);
      const work = { db, task, frames: await beginFrames(file), models };
      result = await writeFrames(work, context);
      return result.ok;
    });
    return result;
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    return refuseFile(task.to, cause.message);
  }
}

const refuseCancelled = (path: string): Result<never> =>
  fail('exchange.cancelled', `Writing ${basename(path)} was cancelled.`);

async function writeFrames(
  work: Work,
  { signal, onProgress, blobs }: Pick<TaskContext, 'signal' | 'onProgress' | 'blobs'>,
): Promise<Result<Written>> {
  const { db, task, frames } = work;
  const holds = countExchanged(db, task.projectId);
  await frames.add(headOf(work, holds));
  for (const frame of smallFrames(work)) {
    if (signal.aborted) return refuseCancelled(task.to);
    await frames.add(frame);
  }
  const parts = partsOf(work);
  for (const [done, part] of parts.entries()) {
    if (signal.aborted) return refuseCancelled(task.to);
    const body = await readPart(db, part, blobs);
    if (!body.ok) return body;
    await frames.add(part, body.value);
    onProgress({ done: done + 1, of: parts.length, rows: 0 });
  }
  await new Promise(setImmediate); // lets a cancel in before it is too late
  if (signal.aborted) return refuseCancelled(task.to);
  const sha256 = frames.sha256();
  const signature = sign(null, Buffer.from(exchangeText(sha256)), createPrivateKey(requireKey(db))).toString('base64');
  await frames.add({ kind: 'end', sha256, signature });
  await frames.flush();
  return ok({ holds, sizeBytes: frames.sizeBytes() });
}

function headOf({ db, task }: Work, holds: ExchangeHead['holds']): ExchangeHead {
  const device = ownDevice(db);
  if (device === null) throw new Error('this home has no device');
  const publicKey = createPublicKey(requireKey(db)).export({ type: 'spki', format: 'der' }).toString('base64');
  return {
    kind: 'head',
    format: EXCHANGE_FORMAT,
    project: requireProject(db, task.projectId),
    device: { id: device.id, name: device.name, publicKey },
    madeAtMs: task.atMs,
    holds,
    actors: listAllActors(db),
  };
}

function requireKey(db: ReadableDb): string {
  const key = devicePrivateKey(db);
  if (key === null) throw new Error('this home has no device key');
  return key;
}

/** Everything but the bytes of data sets: changes in the words of the sync protocol, then the versions. */
function* smallFrames({ db, task: { projectId }, models }: Work): Generator<ExchangeFrame> {
  const { definition } = requireProject(db, projectId);
  for (const { event, ...said } of eventsOfProject(db, projectId)) {
    const change = event.baseEventId === null ? 'record.added' : 'record.edited';
    const photos = photosOfEvent(db, event.id);
    yield { kind: 'change', change, payload: eventPayload(definition, event, { ...said, photos }) };
  }
  for (const label of labelsOfProject(db, projectId)) yield { kind: 'change', change: 'label.added', payload: label };
  for (const form of formsOfProject(db, projectId)) yield { kind: 'change', change: 'form.imported', payload: form };
  for (const merge of mergesOfProject(db, projectId))
    yield { kind: 'change', change: 'subject.merged', payload: merge };
  for (const split of splitsOfProject(db, projectId)) yield { kind: 'change', change: 'subject.split', payload: split };
  for (const erasure of erasuresOfProject(db, projectId))
    yield { kind: 'change', change: 'subject.erased', payload: erasure };
  for (const use of formUsesOfProject(db, projectId))
    yield { kind: 'change', change: 'project.formUsed', payload: use };
  for (const said of threadEventsOfProject(db, projectId))
    yield { kind: 'change', change: 'thread.said', payload: said };
  yield* modelFrames(db, projectId, models);
  for (const id of versionIdsInOrder(db, projectId)) yield versionFrame(db, projectId, id);
}

/** A model whose file is damaged or lost keeps nobody from taking records along: it stays behind. */
async function wholeModels(
  db: ReadableDb,
  projectId: string,
  blobs: TaskContext['blobs'],
): Promise<readonly TravellingModel[]> {
  const whole: TravellingModel[] = [];
  if (blobs === null) return whole;
  const store = new BlobStore(blobs);
  for (const model of travellingModels(db, projectId)) {
    if ((await store.read(model.sha256)).ok) whole.push(model);
  }
  return whole;
}

const changeOfMove = {
  promotion: 'model.promoted',
  rollback: 'model.rolledBack',
  removal: 'model.aliasRemoved',
} as const satisfies Record<TravellingMove['kind'], string>;

/** Versions of models, then where their aliases were moved, what was said of them and what their cards say. */
function* modelFrames(db: ReadableDb, projectId: string, models: readonly TravellingModel[]): Generator<ExchangeFrame> {
  for (const model of models) yield { kind: 'change', change: 'model.travelled', payload: model };
  for (const move of travellingMoves(db, projectId))
    yield { kind: 'change', change: changeOfMove[move.kind], payload: move };
  for (const entry of entriesOfProject(db, projectId))
    yield { kind: 'change', change: changeOfEntry(entry), payload: entry };
  for (const revision of cardRevisionsOfProject(db, projectId))
    yield { kind: 'change', change: 'model.cardWritten', payload: revision };
}

function versionFrame(db: ReadableDb, projectId: string, id: string): ExchangedVersion {
  const version = resolveDataset(db, projectId, id);
  if (version === null) throw new Error(`there is no data set version ${id}`);
  const { name, rows, digest, columns, source, createdAtMs } = version;
  return {
    kind: 'datasetVersion',
    id,
    name,
    rows,
    digest,
    source,
    createdAtMs,
    ...versionMaking(db, id),
    columns: columns.map(({ missing: _, ...column }) => column),
    profile: versionProfile(db, id),
    chunks: [...versionChunks(db, id)],
  };
}

type Part = ExchangeFrame & { readonly kind: 'chunk' | 'image' };

/** Chunks, images and models that versions share stand in the file once; photos of records come last, the largest at the end. */
function partsOf({ db, task: { projectId }, models }: Work): readonly Part[] {
  const parts = new Map<string, Part>();
  for (const id of versionIdsInOrder(db, projectId)) {
    const head = versionHead(db, id);
    for (const { sha256, rows } of versionChunks(db, id)) parts.set(sha256, { kind: 'chunk', sha256, rows });
    const images = head === null ? [] : imageChunks(db, head).flatMap((chunk) => imagesOfChunk(db, chunk) ?? []);
    for (const sha256 of images) parts.set(`image ${sha256}`, { kind: 'image', sha256 });
  }
  for (const { sha256 } of models) parts.set(`image ${sha256}`, { kind: 'image', sha256 });
  for (const sha256 of photoFilesOfProject(db, projectId)) parts.set(`image ${sha256}`, { kind: 'image', sha256 });
  return [...parts.values()];
}

async function readPart(db: ReadableDb, part: Part, blobs: TaskContext['blobs']): Promise<Result<Uint8Array>> {
  if (part.kind === 'image') {
    if (blobs === null) throw new Error('This reader was started without blobs.');
    return new BlobStore(blobs).read(part.sha256);
  }
  const bytes = chunkBytes(db, part.sha256);
  return bytes === null ? refuseMissingChunk(part.sha256) : ok(bytes);
}
