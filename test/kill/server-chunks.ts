import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';

const chunkFolder = (data: string): string => join(data, 'blobs');

export const forgetChunks = (data: string): void => rmSync(chunkFolder(data), { recursive: true, force: true });

/** Those of the chunks that a server did not get, one line each. */
export const chunksNotSent = (chunks: readonly string[], data: string): readonly string[] =>
  chunks
    .filter((sha256) => !existsSync(join(chunkFolder(data), sha256)))
    .map((sha256) => `a chunk did not arrive: ${sha256}`);
