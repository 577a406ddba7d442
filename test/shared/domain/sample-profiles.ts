import type { CodedChunk, ColumnType } from '../../../shared/column.ts';
import { createColumnProfiler } from '../../../shared/domain/profile-column.ts';
import type { ColumnProfile } from '../../../shared/profile.ts';

/** Codes and dictionary of some words; null is missing. */
export function codedChunk(words: readonly (string | null)[]): CodedChunk {
  const dictionary = [...new Set(words.filter((word) => word !== null))];
  const codes = Int32Array.from(words, (word) => (word === null ? -1 : dictionary.indexOf(word)));
  return { kind: 'coded', codes, dictionary };
}

export function numericProfile(values: Iterable<number>, type: ColumnType = 'number'): ColumnProfile {
  const profiler = createColumnProfiler(type);
  profiler.add({ kind: 'numeric', values: Float64Array.from(values) });
  return profiler.finish();
}

export function categoryProfile(words: readonly (string | null)[], type: ColumnType = 'category'): ColumnProfile {
  const profiler = createColumnProfiler(type);
  profiler.add(codedChunk(words));
  return profiler.finish();
}
