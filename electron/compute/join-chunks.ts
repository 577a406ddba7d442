import { type ColumnChunk, type ColumnType, isNumericType, rowsOf } from '../../shared/column.ts';

/** Consecutive chunks of one column as one, with one dictionary in order of first appearance. */
export function joinChunks(type: ColumnType, chunks: readonly ColumnChunk[]): ColumnChunk {
  const rows = chunks.reduce((sum, chunk) => sum + rowsOf(chunk), 0);
  return isNumericType(type) ? joinNumbers(chunks, rows) : joinCodes(chunks, rows);
}

function joinNumbers(chunks: readonly ColumnChunk[], rows: number): ColumnChunk {
  const values = new Float64Array(rows);
  let at = 0;
  for (const chunk of chunks) {
    if (chunk.kind !== 'numeric') throw new TypeError('A chunk of codes stands in a numeric column');
    values.set(chunk.values, at);
    at += chunk.values.length;
  }
  return { kind: 'numeric', values };
}

function joinCodes(chunks: readonly ColumnChunk[], rows: number): ColumnChunk {
  const codeByValue = new Map<string, number>();
  const codes = new Int32Array(rows);
  let at = 0;
  for (const chunk of chunks) {
    if (chunk.kind !== 'coded') throw new TypeError('A chunk of numbers stands in a column of codes');
    const joined = chunk.dictionary.map((value) => codeOf(codeByValue, value));
    for (const code of chunk.codes) codes[at++] = joined[code] ?? -1;
  }
  return { kind: 'coded', codes, dictionary: [...codeByValue.keys()] };
}

function codeOf(codeByValue: Map<string, number>, value: string): number {
  const code = codeByValue.get(value) ?? codeByValue.size;
  codeByValue.set(value, code);
  return code;
}

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
