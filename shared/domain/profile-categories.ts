import { type CodedChunk, type ColumnType, isReadOneByOne } from '../column.ts';
import type { CategoryProfile } from '../profile.ts';

/** Values that a profile names; rarer ones are summed in `other`. */
export const MOST_VALUES = 200;

/** Free text is not remembered, so its distinct values are counted to here and no further. */
export const MOST_DISTINCT_TEXTS = 10_000;

export type CategoryProfiler = { add: (chunk: CodedChunk) => void; finish: () => CategoryProfile };

/** Profiles coded values; code -1 is missing. Of free text and images only the number of rows, missing and distinct is kept. */
export function createCategoryProfiler(type: ColumnType): CategoryProfiler {
  const tally = isReadOneByOne(type) ? textTally() : valueTally();
  let n = 0;
  let missing = 0;
  return {
    add: (chunk) => {
      const counts = countCodes(chunk);
      n += chunk.codes.length;
      missing += counts[0] ?? 0;
      for (let code = 0; code < chunk.dictionary.length; code += 1) {
        const count = counts[code + 1] ?? 0;
        if (count > 0) tally.add(chunk.dictionary[code] ?? '', count);
      }
    },
    finish: () => ({ kind: 'category', type, n, missing, ...tally.finish() }),
  };
}

/** How often each code occurs, shifted by one: index 0 counts the missing. */
function countCodes({ codes, dictionary }: CodedChunk): Int32Array {
  const counts = new Int32Array(dictionary.length + 1);
  for (let index = 0; index < codes.length; index += 1) {
    const slot = (codes[index] as number) + 1; // in range by the loop's bound
    counts[slot] = (counts[slot] as number) + 1;
  }
  return counts;
}

type Values = Pick<CategoryProfile, 'distinct' | 'values' | 'counts' | 'other'>;
type Tally = { add: (value: string, count: number) => void; finish: () => Values };

function valueTally(): Tally {
  const counts = new Map<string, number>();
  return {
    add: (value, count) => counts.set(value, (counts.get(value) ?? 0) + count),
    finish: () => mostFrequent(counts, 0, counts.size),
  };
}

function textTally(): Tally {
  const seen = new Set<string>();
  let texts = 0;
  return {
    add: (value, count) => {
      texts += count;
      if (seen.size < MOST_DISTINCT_TEXTS) seen.add(value);
    },
    finish: () => ({ distinct: seen.size, values: [], counts: [], other: texts }),
  };
}

/** Values by falling count, ties by spelling so that the order of arrival does not show. */
export function mostFrequent(counts: ReadonlyMap<string, number>, other: number, distinct: number): Values {
  const falling = [...counts].toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const named = falling.slice(0, MOST_VALUES);
  return {
    distinct,
    values: named.map(([value]) => value),
    counts: named.map(([, count]) => count),
    other: falling.slice(MOST_VALUES).reduce((sum, [, count]) => sum + count, other),
  };
}
