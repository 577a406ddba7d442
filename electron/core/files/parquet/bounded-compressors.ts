import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Compressors } from 'hyparquet';
import { compressors as foreign } from 'hyparquet-compressors';
import { unpackZstd } from '../tables/zstd-frame.ts';

/** Pages are about 1 MB; writers that make one page of a whole column stay below this too. */
const MOST_PAGE_BYTES = 2 ** 29;

type Unpack = NonNullable<Compressors['GZIP']>;

/** Unpacks no more than the page's header promised, and promises are believed only so far. */
const bounded =
  (unpack: Unpack | undefined): Unpack =>
  (bytes, length) => {
    if (unpack === undefined) throw new Error('it is packed in an unknown way');
    if (length < 0 || length > MOST_PAGE_BYTES) throw new Error('a page of it would unpack to more than 512 MB');
    return unpack(bytes, length);
  };

/** Node's own are faster than the library's where there are some. */
export const compressors: Compressors = {
  SNAPPY: bounded(foreign.SNAPPY),
  GZIP: bounded((bytes, length) => gunzipSync(bytes, { maxOutputLength: Math.max(1, length) })),
  BROTLI: bounded((bytes, length) => brotliDecompressSync(bytes, { maxOutputLength: Math.max(1, length) })),
  ZSTD: bounded((bytes) => unpackZstd(bytes)),
  LZ4: bounded(foreign.LZ4),
  LZ4_RAW: bounded(foreign.LZ4_RAW),
};
