import type { ColumnChunk } from '../column.ts';

/** The rows with these numbers, in their order. The dictionary is kept whole. */
export function selectRows(chunk: ColumnChunk, rows: Int32Array): ColumnChunk {
  if (chunk.kind === 'numeric')
    return { kind: 'numeric', values: gather(chunk.values, rows, new Float64Array(rows.length)) };
  return { ...chunk, codes: gather(chunk.codes, rows, new Int32Array(rows.length)) };
}

/** Copies `from[rows[i]]` to `to[i]`. Row numbers must lie in `from`. */
export function gather<T extends Float64Array | Float32Array | Int32Array | Uint8Array>(
  from: T,
  rows: Int32Array,
  to: T,
): T {
  for (let index = 0; index < rows.length; index += 1) to[index] = from[rows[index] as number] as number; // in range
  return to;
}
