import type { Dimension, SearchSpace } from '../search-space.ts';
import type { Random } from './random.ts';

/** Three digits are as good as sixteen to learn with, and can be read. */
const DIGITS = 3;

/**
 * The parameters of one trial, each drawn by itself (Bergstra and Bengio 2012). `given` ones are not drawn. The same
 * random source gives the same parameters; each dimension has its own, so that a given one shifts no other.
 */
export const drawParameters = (
  space: SearchSpace,
  given: Readonly<Record<string, unknown>>,
  random: Random,
): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(space)
      .filter(([name]) => !(name in given))
      .map(([name, dimension]) => [name, drawFrom(dimension, random.fork(name))]),
  );

function drawFrom(dimension: Dimension, random: Random): unknown {
  if (dimension.kind === 'oneOf') return dimension.values[random.int(dimension.values.length)];
  const { kind, low, high, whole } = dimension;
  const at = random.next();
  const drawn = kind === 'powers' ? low * (high / low) ** at : low + (high - low) * at;
  return whole ? Math.round(drawn) : Number(drawn.toPrecision(DIGITS));
}
