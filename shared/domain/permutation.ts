import type { CategoryCounts } from './contingency.ts';
import { createRandom } from './random.ts';

const PERMUTATIONS = 9_999;
/** Once so many were at least as uneven, the p-value is large and known to 7 % of itself. */
const ENOUGH = 200;

/**
 * How often up to 9,999 random divisions of the pooled sample are at least as uneven as the one seen (`observed`,
 * Pearson's statistic), from a fixed seed: p = (1 + as extreme) / (1 + drawn), valid at any sample size (Phipson and
 * Smyth 2010). Drawing ends early where the p-value is surely large (Besag and Clifford 1991). Where none was as uneven
 * and `mostDrawn` is more, drawing goes on until one is: at no level does that reject oftener.
 */
export function permutationTail(
  { reference, current }: CategoryCounts,
  observed: number,
  mostDrawn = PERMUTATIONS,
): number {
  const pooled = reference.map((count, index) => count + (current[index] ?? 0));
  const deck = deckOf(pooled);
  const drawn = Math.min(total(reference), total(current));
  const score = scoreOfDraw(pooled, drawn, deck.length - drawn);
  const { int } = createRandom(0x5eed);
  let asExtreme = 0;
  let drawnSoFar = 0;
  while (drawnSoFar < (asExtreme === 0 ? mostDrawn : PERMUTATIONS)) {
    drawnSoFar += 1;
    if (score(drawFrom(deck, drawn, int, pooled.length)) >= observed * (1 - 1e-12)) asExtreme += 1;
    if (asExtreme === ENOUGH) return asExtreme / drawnSoFar;
  }
  return (asExtreme + 1) / (drawnSoFar + 1);
}

const total = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** One card for each observation, bearing its category. */
function deckOf(pooled: readonly number[]): Int32Array {
  const deck = new Int32Array(total(pooled));
  let place = 0;
  pooled.forEach((count, category) => {
    deck.fill(category, place, place + count);
    place += count;
  });
  return deck;
}

/** The first steps of a Fisher–Yates shuffle; the deck stays shuffled, which does no harm. */
function drawFrom(deck: Int32Array, size: number, int: (below: number) => number, categories: number): Int32Array {
  const counts = new Int32Array(categories);
  for (let place = 0; place < size; place += 1) {
    const other = place + int(deck.length - place);
    const category = deck[other] as number;
    deck[other] = deck[place] as number;
    deck[place] = category;
    counts[category] = (counts[category] as number) + 1;
  }
  return counts;
}

/** Chi-square statistic as a function of the drawn sample's counts, the margins being fixed. */
function scoreOfDraw(pooled: readonly number[], m: number, n: number): (drawn: Int32Array) => number {
  const size = n + m;
  const scale = (size * size) / (n * m);
  return (drawn) => {
    let sum = 0;
    for (let index = 0; index < pooled.length; index += 1) {
      const count = pooled[index] as number;
      sum += ((drawn[index] as number) - (count * m) / size) ** 2 / count;
    }
    return sum * scale;
  };
}
