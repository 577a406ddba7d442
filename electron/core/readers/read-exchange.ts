import { createHash } from 'node:crypto';
import { decodeChunk } from '../../../shared/columns/chunk-codec.ts';
import { ChunkDamaged } from '../../../shared/columns/chunk-damaged.ts';
import type { ExchangedChange, ExchangedVersion } from '../../../shared/exchange.ts';
import { z } from 'zod';
import { type ColumnChunk, rowsOf } from '../../../shared/column.ts';
import { PhotoFacts } from '../../../shared/photo.ts';
import { TravellingModel } from '../../../shared/registry.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { ExchangeDamaged, type ReadFrame, readFrames } from '../files/exchange/frames.ts';
import { digestTable, hashChunk } from '../files/seal-chunks.ts';
import { hasModelVersion } from '../store/models.ts';
import type { ReadableDb } from '../store/open-database.ts';
import { isErasedPhoto, isPhotoFile } from '../store/photos.ts';
import { knownVersion } from '../store/take-version.ts';
import { refuseDamaged, refuseMergeCancelled, refuseThrown } from './exchange-refusals.ts';
import type { ReaderInput, ReaderOutput, TaskContext } from './tasks.ts';

/**
 * Reads a checked file of exchange: emits the chunks and images of versions that are not here yet, each verified against
 * its name, and answers with what else it holds. Versions stand in the file before their chunks. Fails as
 * `checkExchange` does, also where the file is not the one that was checked.
 */
export async function readExchange(
  db: ReadableDb,
  { path, projectId, sha256 }: ReaderInput<'exchange.read'>,
  context: Pick<TaskContext, 'signal' | 'onProgress' | 'emit' | 'emitImages'>,
): Promise<Result<ReaderOutput<'exchange.read'>>> {
  const changes: ExchangedChange[] = [];
  const versions: ExchangedVersion[] = [];
  const wanted = createWanted();
  try {
    let isChecked = false;
    for await (const read of readFrames(path)) {
      if (context.signal.aborted) return refuseMergeCancelled(path);
      const { frame } = read;
      if (frame.kind === 'change') {
        changes.push(frame);
        wanted.addModel(db, frame);
        wanted.addPhotos(photoFilesOf(frame).filter((file) => !isPhotoFile(db, file) && !isErasedPhoto(db, file)));
      }
      if (frame.kind === 'datasetVersion') {
        requireDigest(frame);
        versions.push(frame);
        if (knownVersion(db, projectId, frame) === null) wanted.addVersion(frame);
      }
      if (frame.kind === 'chunk' && wanted.chunks.has(frame.sha256)) await context.emit([takeChunk(read, wanted)]);
      if (frame.kind === 'image' && wanted.takesImage(frame.sha256)) await context.emitImages([takeImage(read)]);
      if (frame.kind === 'end') isChecked = frame.sha256 === sha256 && read.sha256Before === sha256;
      context.onProgress({ done: read.of + read.done, of: read.of * 2, rows: 0 });
    }
    if (!isChecked) return refuseDamaged(path, 'it changed while it was read');
    return wanted.chunks.size + wanted.images.size > 0
      ? refuseDamaged(path, 'parts of a data set or a model are not in it')
      : ok({ changes, versions, photoFiles: [...wanted.photosTaken] });
  } catch (cause) {
    return refuseThrown(path, cause);
  }
}

const NamesPhotos = z.object({ payload: z.object({ photos: z.array(PhotoFacts) }) });

/** Photos and thumbnails that a visit names. */
function photoFilesOf(change: ExchangedChange): readonly string[] {
  const named = NamesPhotos.safeParse(change);
  const photos = named.success ? named.data.payload.photos : [];
  return photos.flatMap(({ sha256, thumbnail }) => (thumbnail === null ? [sha256] : [thumbnail.sha256, sha256]));
}

function requireDigest({ columns, chunks, digest, name }: ExchangedVersion): void {
  const isInside = chunks.every(({ column }) => column >= 0 && column < columns.length);
  if (!isInside || digestTable(columns, chunks) !== digest) {
    throw new ExchangeDamaged('exchange.damaged', `the parts of the data set "${name}" do not have its digest`);
  }
}

type Wanted = ReturnType<typeof createWanted>;

/** Names of the parts that versions which are not here are made of, until they come by. */
function createWanted() {
  const [chunks, images, ofImages] = [new Set<string>(), new Set<string>(), new Set<string>()];
  const [photos, photosTaken] = [new Set<string>(), new Set<string>()];
  return {
    chunks,
    images,
    photosTaken,
    /** Files that may be in the file or not: whoever wrote it may have left a photo to the server. */
    addPhotos: (files: readonly string[]): void => {
      for (const file of files) photos.add(file);
    },
    /** The file of a version of a model that is not here yet; without it the version would answer nothing. */
    addModel: (db: ReadableDb, { change, payload }: ExchangedChange): void => {
      const model = change === 'model.travelled' ? TravellingModel.safeParse(payload) : null;
      if (model?.success === true && !hasModelVersion(db, model.data.id)) images.add(model.data.sha256);
    },
    takesImage: (sha256: string): boolean => {
      const isPhoto = photos.delete(sha256);
      if (isPhoto) photosTaken.add(sha256);
      return images.delete(sha256) || isPhoto;
    },
    addVersion: ({ columns, chunks: own }: ExchangedVersion): void => {
      for (const { sha256, column } of own) {
        chunks.add(sha256);
        if (columns[column]?.type === 'image') ofImages.add(sha256);
      }
    },
    /** A chunk has come; what an image column's names is wanted from now on. */
    took: (sha256: string, chunk: ColumnChunk): void => {
      chunks.delete(sha256);
      if (ofImages.has(sha256) && chunk.kind === 'coded') for (const image of chunk.dictionary) images.add(image);
    },
  };
}

/** The bytes of the file are stored as they are, so these are what is verified. */
function takeChunk({ frame, body }: ReadFrame, wanted: Wanted) {
  if (frame.kind !== 'chunk') throw new TypeError('this frame holds no chunk');
  const { sha256, rows } = frame;
  try {
    const chunk = decodeChunk(body);
    wanted.took(sha256, chunk);
    if (hashChunk(chunk) === sha256 && rowsOf(chunk) === rows) {
      return { sha256, rows, bytes: body, column: 0, ordinal: 0, firstRow: 0 };
    }
  } catch (cause) {
    if (!(cause instanceof ChunkDamaged)) throw cause;
  }
  throw new ExchangeDamaged('exchange.damaged', 'a part of a data set is not what its name says');
}

function takeImage({ frame, body }: ReadFrame) {
  if (frame.kind !== 'image') throw new TypeError('this frame holds no image');
  const sha256 = createHash('sha256').update(body).digest('hex');
  if (sha256 === frame.sha256) return { sha256, bytes: body };
  throw new ExchangeDamaged('exchange.damaged', 'an image is not what its name says');
}
