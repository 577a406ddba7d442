import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { basename } from 'node:path';
import { MOST_PHOTO_BYTES } from '../../../shared/photo.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { liesOnItsSide } from '../../../shared/turn-picture.ts';
import { mediaTypes } from '../files/images/image-bytes.ts';
import { exifBlock } from '../files/photos/exif-block.ts';
import { makeThumbnail } from '../files/photos/make-thumbnail.ts';
import { type InspectedPhoto, inspectPhoto, refuseLarge } from '../files/photos/photo-kind.ts';
import { NO_NOTES, readExif } from '../files/photos/read-exif.ts';
import { stripMetadata } from '../files/photos/strip-metadata.ts';
import { readAt } from '../files/sealed-blob-file.ts';
import { isSystemError } from '../files/system-error.ts';
import type { ReaderInput, ReaderOutput } from './tasks.ts';

/**
 * Reads what is said to be a photo: what it is by its content, how it is turned and when it was taken, and its bytes as
 * the project's policy wants them kept. Fails as `inspectPhoto` does, and with `file.unreadable`.
 */
export async function readPhoto(input: ReaderInput<'photo.read'>): Promise<Result<ReaderOutput<'photo.read'>>> {
  const given = input.from.kind === 'bytes' ? ok(input.from.bytes) : await readFileBytes(input.from.path);
  if (!given.ok) return given;
  const name = input.from.kind === 'bytes' ? 'The photo' : basename(input.from.path);
  const inspected = inspectPhoto(given.value, name);
  if (!inspected.ok) return inspected;
  const { file, kind } = inspected.value;
  const block = exifBlock(file, kind);
  const notes = block === null ? NO_NOTES : await readExif(block);
  const bytes = input.metadata === 'keep' ? given.value : stripMetadata(file, kind, notes);
  const thumbnail = input.makesThumbnail && kind === 'jpeg' ? makeThumbnail(bytes, notes.orientation) : null;
  return ok({
    bytes: new Uint8Array(bytes),
    thumbnail,
    facts: {
      sha256: hashOf(bytes),
      mediaType: mediaTypes[kind],
      sizeBytes: bytes.length,
      ...uprightSize(inspected.value, notes.orientation),
      takenAt: notes.takenAt,
      place: input.metadata === 'keep' ? notes.place : null,
      thumbnail: thumbnail === null ? null : { sha256: hashOf(thumbnail), sizeBytes: thumbnail.length },
    },
  });
}

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

const uprightSize = ({ width, height }: Pick<InspectedPhoto, 'width' | 'height'>, orientation: number) =>
  liesOnItsSide(orientation) ? { width: height, height: width } : { width, height };

async function readFileBytes(path: string): Promise<Result<Uint8Array>> {
  try {
    const file = await open(path, 'r');
    try {
      const stat = await file.stat();
      if (!stat.isFile()) return refuseUnreadable(path, 'it is no file');
      if (stat.size > MOST_PHOTO_BYTES) return refuseLarge(basename(path));
      return ok(await readAt(file, 0, stat.size));
    } finally {
      await file.close();
    }
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    return refuseUnreadable(path, cause.message);
  }
}

const refuseUnreadable = (path: string, why: string): Result<never> =>
  fail('file.unreadable', `${basename(path)} cannot be read: ${why}.`, 'Look whether it is still there.');
