import { type ColumnChunk, type ColumnType, isNumericType, rowsOf } from '../column.ts';

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
