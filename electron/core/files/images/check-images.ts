import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { isSystemError } from '../system-error.ts';
import { readAt } from '../sealed-blob-file.ts';
import { inspectImage } from './inspect-image.ts';

/** Larger files are no images for a data set, and would not fit into memory beside the rest. */
export const MOST_IMAGE_BYTES = 64 * 2 ** 20;

/** What is known of an image once its file was read. Width and height are in pixels. */
export type CheckedImage = {
  readonly sha256: string;
  readonly width: number;
  readonly height: number;
  readonly sizeBytes: number;
};

/** An image's bytes, ready to be kept under their sha256. */
export type ImageFile = { readonly sha256: string; readonly bytes: Uint8Array<ArrayBuffer> };

export type CheckedFolder = {
  readonly imagesByPath: ReadonlyMap<string, CheckedImage>;
  /** Path and reason, as a message lists them. */
  readonly broken: readonly string[];
  /** Path and the earlier path with the same bytes. */
  readonly duplicates: readonly string[];
};

export type Checking = {
  /** Told of every image that is new, unless something is wrong with the folder that makes it be refused. */
  readonly keep: (image: ImageFile) => Promise<void>;
  readonly onChecked: (done: number, of: number) => void;
  readonly isCancelled: () => boolean;
};

/**
 * Reads images one after the other: hashes each and walks its parts. `mayKeep` says whether they are kept at all;
 * with `keepsOthers` they are also kept after a broken one was met. Stops early where it was cancelled.
 */
export async function checkImages(
  folder: string,
  paths: readonly string[],
  { mayKeep, keepsOthers }: { readonly mayKeep: boolean; readonly keepsOthers: boolean },
  { keep, onChecked, isCancelled }: Checking,
): Promise<CheckedFolder> {
  const imagesByPath = new Map<string, CheckedImage>();
  const firstByHash = new Map<string, string>();
  const broken: string[] = [];
  const duplicates: string[] = [];
  for (const [index, path] of paths.entries()) {
    if (isCancelled()) break;
    const read = await readImage(join(folder, path));
    if (read.ok) {
      const { bytes, ...image } = read;
      const first = firstByHash.get(image.sha256);
      if (first !== undefined) duplicates.push(`${path} (as ${first})`);
      else firstByHash.set(image.sha256, path);
      imagesByPath.set(path, image.checked);
      const isKept = mayKeep && (keepsOthers || broken.length === 0);
      if (first === undefined && isKept) await keep({ sha256: image.sha256, bytes });
    } else broken.push(`${path} ${read.why}`);
    onChecked(index + 1, paths.length);
  }
  return { imagesByPath, broken, duplicates };
}

type ReadImage =
  | {
      readonly ok: true;
      readonly bytes: Uint8Array<ArrayBuffer>;
      readonly sha256: string;
      readonly checked: CheckedImage;
    }
  | { readonly ok: false; readonly why: string };

async function readImage(path: string): Promise<ReadImage> {
  const bytes = await readBytes(path);
  if (typeof bytes === 'string') return { ok: false, why: bytes };
  const inspected = inspectImage(bytes);
  if (!inspected.ok) return inspected;
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const { width, height } = inspected.facts;
  return { ok: true, bytes, sha256, checked: { sha256, width, height, sizeBytes: bytes.length } };
}

/** The whole file, or why there is none. */
async function readBytes(path: string): Promise<Uint8Array<ArrayBuffer> | string> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      if (size > MOST_IMAGE_BYTES) return `is larger than ${MOST_IMAGE_BYTES / 2 ** 20} MB`;
      return new Uint8Array(await readAt(file, 0, size)); // a copy that can be handed to another thread
    } finally {
      await file.close();
    }
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    return `cannot be read (${cause.code})`;
  }
}
