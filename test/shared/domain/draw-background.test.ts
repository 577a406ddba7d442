import { expect, test } from 'vitest';
import { drawBackground } from '../../../shared/domain/draw-background.ts';
import { createColumnProfiler } from '../../../shared/domain/profile-column.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import type { Feature } from '../../../shared/model.ts';
import type { Profile } from '../../../shared/profile.ts';
import { numbers, texts } from '../../compute/start-engine.ts';

const columns = [
  numbers(
    'weight',
    Array.from({ length: 100 }, (_, row) => (row < 20 ? NaN : row)),
  ),
  numbers(
    'age',
    Array.from({ length: 100 }, (_, row) => row % 7),
    'integer',
  ),
  texts(
    'oedema',
    Array.from({ length: 100 }, (_, row) => (row < 30 ? 'yes' : 'no')),
  ),
];
const features: readonly Feature[] = columns.map(({ column }) => ({ name: column.name, type: column.type }));

function profileOf(): Profile {
  const profiled = columns.map(({ column, chunk }) => {
    const profiler = createColumnProfiler(column.type);
    profiler.add(chunk);
    return [column.name, profiler.finish()] as const;
  });
  return { rows: 100, columns: Object.fromEntries(profiled) };
}

test('rows are spread over what the profile saw: quantiles, categories and gaps in their shares', () => {
  const rows = drawBackground(features, profileOf(), 50, createRandom(1)) ?? [];

  const weights = rows.map(({ weight }) => weight).filter((weight) => weight !== null);
  expect(rows).toHaveLength(50);
  expect(weights).toHaveLength(40);
  expect(weights.reduce<number>((sum, weight) => sum + Number(weight), 0) / 40).toBeCloseTo(59.5, 0);
  expect(rows.filter(({ oedema }) => oedema === 'yes')).toHaveLength(15);
  expect(rows.every(({ age }) => Number.isInteger(age) && Number(age) >= 0 && Number(age) <= 6)).toBe(true);
});

test('columns are drawn independently, and the same seed draws the same rows', () => {
  const draw = (seed: number) => drawBackground(features, profileOf(), 50, createRandom(seed));

  expect(draw(1)).toEqual(draw(1));
  expect(draw(1)).not.toEqual(draw(2));
  const withOedema = (draw(1) ?? []).filter(({ oedema }) => oedema === 'yes');
  // In the profiled rows oedema went with the lowest numbers; a profile does not know that.
  expect(withOedema.some(({ weight }) => Number(weight) > 60)).toBe(true);
});

test('a profile that lacks a column, or saw no row of it, gives no rows', () => {
  const { rows, columns: profiled } = profileOf();
  const without = { rows, columns: { weight: profiled['weight']!, age: profiled['age']! } };
  const empty = { rows, columns: { ...profiled, weight: { ...profiled['weight']!, n: 0 } } };

  expect(drawBackground(features, without, 10, createRandom(1))).toBeNull();
  expect(drawBackground(features, empty, 10, createRandom(1))).toBeNull();
});
