import { crc32 } from 'node:zlib';
import { rowsOf } from '../../../../shared/column.ts';
import { decodeChunk } from '../../../../shared/columns/chunk-codec.ts';
import { ChunkDamaged } from '../../../../shared/columns/chunk-damaged.ts';
import { hashChunk } from '../../files/seal-chunks.ts';
import { isDamagedDatabase, type StoredChunk, storedChunk } from '../../store/integrity.ts';
import type { ReadableDb } from '../../store/open-database.ts';

/** Why a chunk that should be in the store is not whole, or null. */
export function faultOfChunk(db: ReadableDb, sha256: string): string | null {
  try {
    const stored = storedChunk(db, sha256);
    return stored === null ? 'It is not in the store.' : faultOfBytes(stored, sha256);
  } catch (cause) {
    if (cause instanceof ChunkDamaged) return cause.message;
    if (isDamagedDatabase(cause)) return 'The part of the database that holds it cannot be read.';
    throw cause;
  }
}

/** The values make the hash; the checksum also covers bits that no value needs, and the row count its own column. */
function faultOfBytes({ bytes, rows, checksum }: StoredChunk, sha256: string): string | null {
  const chunk = decodeChunk(bytes);
  if (hashChunk(chunk) !== sha256) return 'Its values are not those it was stored with.';
  if (checksum !== null && crc32(bytes) !== checksum) return 'Its bytes are not those it was stored with.';
  return rowsOf(chunk) === rows ? null : `It holds ${rowsOf(chunk)} rows, and ${rows} are written beside it.`;
}
