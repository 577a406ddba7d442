import { open } from 'node:fs/promises';
import type { TableFormat } from '../../../../shared/columns/import-options.ts';

const LOOKED_AT_BYTES = 64 * 1_024;

/** What a file is, by what stands in it and not by its name. Whatever nothing else claims is CSV, whose reader judges it. */
export async function detectFormat(path: string): Promise<TableFormat> {
  const handle = await open(path, 'r');
  try {
    const bytes = Buffer.alloc(LOOKED_AT_BYTES);
    const { bytesRead } = await handle.read(bytes, 0, LOOKED_AT_BYTES, 0);
    return formatOf(bytes.subarray(0, bytesRead));
  } finally {
    await handle.close();
  }
}

const PARQUET_MAGIC = Buffer.from('PAR1');

function formatOf(head: Buffer): TableFormat {
  if (head.subarray(0, 4).equals(PARQUET_MAGIC)) return 'parquet';
  const text = head
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  return /^\{\s*("|\})/.test(text) ? 'jsonLines' : 'csv';
}
