import { type ColumnChunk, isReadOneByOne } from '../../../shared/column.ts';
import type { Feature } from '../../../shared/model.ts';
import type { FeatureColumn } from './training-data.ts';

/** More categories are not listed: a record is not unusual for a category that training merely saw too many of. */
const MOST_CATEGORIES = 1_000;

/**
 * Each feature with the range or the categories that training saw; neither where it saw only missing cells. A model that
 * goes on from another has seen what that one had: `before`.
 */
export const describeFeatures = (features: readonly FeatureColumn[], before: readonly Feature[] = []): Feature[] =>
  describeSeen(features).map((feature) => {
    const earlier = before.find(({ name }) => name === feature.name);
    return earlier === undefined ? feature : seenTwice(earlier, feature);
  });

function seenTwice(earlier: Feature, now: Feature): Feature {
  const [mins, maxes] = [
    [earlier.min, now.min].filter((min) => min !== undefined),
    [earlier.max, now.max].filter((max) => max !== undefined),
  ];
  const categories = [...new Set([...(earlier.categories ?? []), ...(now.categories ?? [])])].toSorted();
  return {
    ...now,
    ...(mins.length > 0 && { min: Math.min(...mins) }),
    ...(maxes.length > 0 && { max: Math.max(...maxes) }),
    ...(categories.length > 0 && { categories }),
  };
}

const describeSeen = (features: readonly FeatureColumn[]): Feature[] =>
  features.map(({ column: { name, type, unit }, chunk }) => ({
    name,
    type,
    ...(unit !== undefined && { unit }),
    ...(chunk.kind === 'numeric' ? rangeOf(chunk.values) : isReadOneByOne(type) ? {} : categoriesOf(chunk)),
  }));

/** In the column's own unit: days for dates, milliseconds for times. */
function rangeOf(values: Float64Array): Pick<Feature, 'min' | 'max'> {
  let [min, max] = [Infinity, -Infinity];
  for (const value of values) {
    if (!Number.isFinite(value)) continue;
    if (value < min) min = value;
    if (value > max) max = value;
  }
  return min <= max ? { min, max } : {};
}

function categoriesOf({ codes, dictionary }: Extract<ColumnChunk, { kind: 'coded' }>): Pick<Feature, 'categories'> {
  const used = new Uint8Array(dictionary.length);
  for (const code of codes) if (code >= 0) used[code] = 1;
  const categories = dictionary.filter((_, code) => used[code] === 1).toSorted();
  return categories.length > 0 && categories.length <= MOST_CATEGORIES ? { categories } : {};
}
