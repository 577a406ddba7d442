/** How often chance alone makes a change this large: a key of the catalogue with its number. */
export type Chance = { readonly key: 'hardly' | 'rarely' | 'ofHundred'; readonly number: number };

/** A p-value as people count: of 100 where that says something, else one in so many. */
export function chanceOf(pValue: number): Chance {
  if (pValue < 0.00001) return { key: 'hardly', number: 100_000 };
  if (pValue < 0.01) return { key: 'rarely', number: Number((1 / pValue).toPrecision(2)) };
  return { key: 'ofHundred', number: Math.round(pValue * 100) };
}
