import type { CodedChunk } from '../../../shared/column.ts';

/** Of texts, how many of 100 values are numbers, and what the others are. */
export type NumbersAmong = { readonly ofHundred: number; readonly others: readonly string[] };

/** Where fewer are numbers the column was hardly meant as one. */
const LEAST_SHARE = 0.5;
/** Signs for something that was not measured are few; codes and telephone numbers differ from row to row. */
const MOST_OTHERS = 5;

/**
 * What most likely was meant as numbers and was read as text for a few words among them, such as "inf" or "not done".
 * Null where all are numbers (they were told to be text), where too few are, and without a value.
 */
export function numbersAmong({ codes, dictionary }: CodedChunk): NumbersAmong | null {
  const isNumber = dictionary.map((text) => text.trim() !== '' && Number.isFinite(Number(text)));
  const others = new Set<string>();
  let [values, numbers] = [0, 0];
  for (const code of codes) {
    if (code < 0) continue;
    values += 1;
    if (isNumber[code] === true) numbers += 1;
    else if (others.size <= MOST_OTHERS) others.add(dictionary[code] ?? '');
  }
  if (others.size === 0 || others.size > MOST_OTHERS || numbers < LEAST_SHARE * values) return null;
  return { ofHundred: Math.floor((100 * numbers) / values), others: [...others] };
}

/** `"inf", "-inf"`: in their own words, quoted. */
export const quoted = (words: readonly string[]): string => words.map((word) => `"${word}"`).join(', ');
