import { expect, test } from 'vitest';
import { judgeGuards, openReference, type Reference } from '../../../../shared/domain/guards/judge-guards.ts';
import { UNLIKE_ALPHA } from '../../../../shared/domain/guards/judge-unlike.ts';
import { outsideTraining } from '../../../../shared/domain/outside-training.ts';
import { createRandom, type Random } from '../../../../shared/domain/random.ts';
import { fallsBack, GuardPolicy, toBeAsked } from '../../../../shared/guards.ts';
import type { Feature } from '../../../../shared/model.ts';
import { numericProfile } from '../sample-profiles.ts';

const COLUMNS = 8;
const names = Array.from({ length: COLUMNS }, (_, column) => `x${column}`);
const policy = GuardPolicy.parse({});

/** Eight numbers that go together: each is half what all have in common. */
function drawRow(random: Random): number[] {
  const common = random.normal();
  return names.map(() => (common + random.normal()) / Math.SQRT2);
}

function learn(rows: readonly (readonly number[])[]): { features: Feature[]; reference: Reference } {
  const columns = names.map((name, column) => ({ name, values: Float64Array.from(rows, (row) => row[column] ?? NaN) }));
  return {
    features: columns.map(({ name, values }) => ({
      name,
      type: 'number',
      min: Math.min(...values),
      max: Math.max(...values),
    })),
    reference: openReference({
      rows: rows.length,
      columns: Object.fromEntries(columns.map(({ name, values }) => [name, numericProfile(values)])),
    }),
  };
}

const asRecord = (row: readonly number[]) =>
  Object.fromEntries(names.map((name, column) => [name, row[column] ?? null]));

const judge = (
  { features, reference }: { features: Feature[]; reference: Reference | null },
  values: Readonly<Record<string, string | number | null>>,
  confirmed: readonly string[] = [],
) => judgeGuards({ features, reference, policy, values, outside: outsideTraining(features, values), confirmed });

test('calls no more of the records like those of training unlike them than it says, however the columns hang together', () => {
  const random = createRandom(4);
  const learned = learn(Array.from({ length: 4_000 }, () => drawRow(random)));
  const rows = 10_000;
  let unlike = 0;
  for (let row = 0; row < rows; row += 1) {
    const fired = judge(learned, asRecord(drawRow(random)));
    unlike += Number(fired.some(({ guard }) => guard === 'unlike'));
  }
  expect(unlike / rows).toBeLessThanOrEqual(UNLIKE_ALPHA);
});

test('calls a record unlike training in which everything is far out, though nothing is out of range', () => {
  const random = createRandom(5);
  const learned = learn(Array.from({ length: 4_000 }, () => drawRow(random)));

  const fired = judge(learned, asRecord(names.map((_, column) => (column % 2 === 0 ? 3.1 : -3.1))));

  expect(fired.map(({ guard, response }) => [guard, response])).toEqual([1, 2, 3].map(() => ['unlike', 'flag']));
  expect(judge(learned, asRecord(names.map(() => 0.1)))).toEqual([]);
  expect(judge({ ...learned, reference: null }, asRecord(names.map(() => 3.1)))).toEqual([]);
});

const weight: Feature = { name: 'weight_kg', type: 'number', min: 3, max: 24 };
const sex: Feature = { name: 'sex', type: 'category', categories: ['f', 'm'] };
const child = { features: [weight, sex], reference: null };

test.each([
  ['a missing value', { sex: 'f' }, [{ guard: 'missing', column: 'weight_kg', response: 'ask' }]],
  ['an empty text', { weight_kg: '', sex: 'f' }, [{ guard: 'missing', column: 'weight_kg' }]],
  [
    'grams',
    { weight_kg: 7_200, sex: 'f' },
    [{ guard: 'unit', reason: 'above', limit: 24, meant: { value: 7.2, from: 'g' } }],
  ],
  ['a number written as text', { weight_kg: '7200', sex: 'f' }, [{ guard: 'unit', meant: { value: 7.2, from: 'g' } }]],
  ['what no unit explains', { weight_kg: -1, sex: 'f' }, [{ guard: 'range', reason: 'below', limit: 3 }]],
  ['what is no number', { weight_kg: 'seven', sex: 'f' }, [{ guard: 'range', reason: 'notANumber' }]],
  [
    'an answer that training never saw',
    { weight_kg: 7, sex: 'x' },
    [{ guard: 'range', column: 'sex', reason: 'unseenCategory' }],
  ],
  ['nothing wrong', { weight_kg: 7, sex: 'f' }, []],
] as const)('%s', (_, values, expected) => {
  expect(judge(child, values)).toMatchObject(expected);
  expect(judge(child, values)).toHaveLength(expected.length);
});

test('asks about a value until a person says that it is right', () => {
  const values = { weight_kg: 30, sex: 'f' };
  expect(toBeAsked(judge(child, values))).toHaveLength(1);
  expect(toBeAsked(judge(child, values, ['weight_kg']))).toEqual([]);
  expect(judge(child, values, ['weight_kg'])).toMatchObject([{ confirmed: true }]);
  expect(fallsBack(judge(child, values))).toBe(false);
});
