import type { ColumnChunk } from '../../../../shared/column.ts';
import { MOST_EVIDENCE, type QualityFinding } from '../../../../shared/quality.ts';

/** Columns whose gaps are compared: one bit of a row's pattern each. */
export const MOST_PATTERN_COLUMNS = 32;
/** Fewer rows with the same gaps, as a share of all, are chance. */
const FEWEST_TOGETHER = 0.005;
const MOST_PATTERNS = 3;

/** Notes the gaps of one column, which has this bit, in the patterns of its rows. */
export function markMissing(patterns: Uint32Array, bit: number, chunk: ColumnChunk, firstRow: number): void {
  const mask = (1 << bit) >>> 0;
  const cells = chunk.kind === 'numeric' ? chunk.values : chunk.codes;
  for (let row = 0; row < cells.length; row += 1) {
    const cell = cells[row] ?? Number.NaN;
    const isMissing = chunk.kind === 'numeric' ? cell !== cell : cell === -1;
    if (isMissing) patterns[firstRow + row] = ((patterns[firstRow + row] ?? 0) | mask) >>> 0;
  }
}

/** The most frequent sets of two and more columns that lack their values in the same rows. `names` are those of the bits. */
export function judgePatterns(patterns: Uint32Array, names: readonly string[]): QualityFinding[] {
  const counts = new Map<number, number>();
  for (const pattern of patterns) {
    if ((pattern & (pattern - 1)) !== 0) counts.set(pattern, (counts.get(pattern) ?? 0) + 1);
  }
  return [...counts]
    .filter(([, count]) => count >= patterns.length * FEWEST_TOGETHER)
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, MOST_PATTERNS)
    .map(([pattern, count]) => ({
      kind: 'missingTogether',
      weight: 'note',
      columns: names.filter((_, bit) => ((pattern >>> bit) & 1) === 1),
      count,
      share: count / patterns.length,
      evidence: rowsOf(patterns, pattern),
    }));
}

function rowsOf(patterns: Uint32Array, pattern: number): { row: number; value: null }[] {
  const rows: { row: number; value: null }[] = [];
  for (let row = patterns.indexOf(pattern); row !== -1 && rows.length < MOST_EVIDENCE; ) {
    rows.push({ row: row + 1, value: null });
    row = patterns.indexOf(pattern, row + 1);
  }
  return rows;
}
