import canonicalize from 'canonicalize';
import { expect, test } from 'vitest';
import { createRandom, type Random } from '../../../shared/domain/random.ts';
import { BadPacking } from '../../../shared/packing/pack-column.ts';
import { type Packable, packBatch, PackedBatch, unpackBatch } from '../../../shared/packing/pack-batch.ts';

const mutation = (id: number, payload: string, changed: Record<string, unknown> = {}): Packable => ({
  id,
  kind: 'record.added',
  capturedAtMs: 1_700_000_000_000 + id * 1_357,
  payload,
  ...changed,
});

/** As it would arrive: through JSON and the shape that the server reads. */
const travelled = (batch: readonly Packable[]) =>
  unpackBatch(PackedBatch.parse(JSON.parse(JSON.stringify(packBatch(batch)))));

const uuid = (random: Random): string =>
  '00000000-0000-4000-8000-000000000000'.replaceAll('0', () => random.int(16).toString(16));

function anyValue(random: Random, depth: number): unknown {
  const scalars = [
    null,
    true,
    false,
    '',
    'text',
    'a b',
    'é😀',
    '10',
    0,
    -1.5,
    1e21,
    12,
    [],
    {},
    [1, [2]],
    uuid(random),
    'abcd',
  ];
  if (depth === 0 || random.int(3) > 0) return scalars[random.int(scalars.length)];
  const names = ['a', 'b', '10', '2', 'constructor', 'toString', 'ü', ''];
  const chosen = names.filter(() => random.int(2) === 0);
  return Object.fromEntries(chosen.map((name) => [name, anyValue(random, depth - 1)]));
}

test.each(Array.from({ length: 40 }, (_, seed) => seed))('any batch comes out as it went in (seed %i)', (seed) => {
  const random = createRandom(seed);
  const batch = Array.from({ length: 1 + random.int(60) }, (_, row) =>
    mutation(row + 1 + random.int(2), canonicalize(anyValue(random, 3)) ?? '', {
      kind: ['record.added', 'label.added'][random.int(2)],
      check: random
        .int(2 ** 31)
        .toString(16)
        .padStart(8, '0'),
      entityId: uuid(random),
    }),
  );
  expect(travelled(batch)).toEqual(batch);
});

test.each([
  ['spaces', '{ "a": 1 }'],
  ['names out of order', '{"b":1,"a":2}'],
  ['a number of another form', '{"a":1.0}'],
  ['what is not JSON', 'a note, no JSON'],
  ['half a surrogate pair', '{"a":"\\ud800"}'],
  ['a prototype', '{"__proto__":{"a":1}}'],
  ['a NUL', '{"a":"\\u0000"}'],
])('a payload with %s is kept character by character', (_what, payload) => {
  const batch = [mutation(1, '{"a":1}'), mutation(2, payload), mutation(3, '{"a":2}')];
  expect(travelled(batch)).toEqual(batch);
});

test('fields that few rows have cost no row its own shape', () => {
  const batch = Array.from({ length: 50 }, (_, row) =>
    mutation(row + 1, canonicalize({ a: row, ...(row % 7 === 0 ? { why: 'refused' } : {}) }) ?? ''),
  );
  expect(packBatch(batch).groups).toHaveLength(1);
  expect(travelled(batch)).toEqual(batch);
});

test('a column that repeats another, or one value, is sent once', () => {
  const random = createRandom(1);
  const batch = Array.from({ length: 20 }, (_, row) => {
    const id = uuid(random);
    return mutation(row + 1, canonicalize({ record: id, device: 'd1' }) ?? '', { entityId: id });
  });
  const [group] = packBatch(batch).groups;
  expect(group?.columns.filter((column) => 'ids' in column)).toHaveLength(1);
  expect(group?.columns.filter((column) => 'like' in column)).toHaveLength(1);
  expect(group?.columns).toContainEqual({ same: 'd1' });
});

const good = packBatch([mutation(1, '{"a":1}'), mutation(2, '{"a":2}')]);
const [group] = good.groups;
test.each<readonly [what: string, packed: unknown]>([
  ['a place twice', { ...good, groups: [{ ...group, at: { same: 0 } }] }],
  ['a place beyond the end', { ...good, groups: [{ ...group, at: { values: [0, 9] } }] }],
  ['an empty place', { ...good, rows: 3 }],
  ['a column like none', { ...good, groups: [{ ...group, columns: group?.columns.map(() => ({ like: 90 })) }] }],
  ['a column too short', { ...good, groups: [{ ...group, columns: group?.columns.map(() => ({ values: [1] })) }] }],
  ['a column too few', { ...good, groups: [{ ...group, columns: group?.columns.slice(1) }] }],
  ['no base64', { ...good, groups: [{ ...group, columns: group?.columns.map(() => ({ ids: '%' })) }] }],
])('%s is refused', (_what, packed) => {
  expect(() => unpackBatch(PackedBatch.parse(packed))).toThrow(BadPacking);
});

test('a small batch that would unpack into gigabytes is refused', () => {
  const bomb = {
    ...good,
    rows: 500,
    groups: [
      {
        tree: { payload: 0 as const },
        at: { steps: [0, ...Array(499).fill(1)] },
        rows: 500,
        columns: [{ same: 'x'.repeat(1_000_000) }],
      },
    ],
  };
  expect(() => unpackBatch(PackedBatch.parse(bomb))).toThrow(/64 Mi/);
});
