import { type ColumnChunk, type ColumnType, isNumericType } from '../column.ts';
import type { ColumnProfile } from '../profile.ts';
import { createCategoryProfiler } from './profile-categories.ts';
import { createNumberProfiler } from './profile-numbers.ts';

export type ColumnProfiler = {
  /** Chunks in any order; their kind must fit the column's type. */
  readonly add: (chunk: ColumnChunk) => void;
  readonly finish: () => ColumnProfile;
};

/** Profiles one column while its chunks pass by. No chunk at all gives a profile of zero rows. */
export function createColumnProfiler(type: ColumnType): ColumnProfiler {
  if (isNumericType(type)) {
    const numbers = createNumberProfiler(type);
    return { add: (chunk) => numbers.add(numeric(chunk, type)), finish: numbers.finish };
  }
  const categories = createCategoryProfiler(type);
  return {
    add: (chunk) => {
      if (chunk.kind !== 'coded') throw new TypeError(`A ${type} column was given numbers`);
      categories.add(chunk);
    },
    finish: categories.finish,
  };
}

function numeric(chunk: ColumnChunk, type: ColumnType): Float64Array {
  if (chunk.kind !== 'numeric') throw new TypeError(`A ${type} column was given codes`);
  return chunk.values;
}
