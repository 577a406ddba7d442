import { expect, test } from 'vitest';
import { inspectMutations } from './inspect-mutations.ts';

test('mutated models are taken, refused or stopped, and the engine goes on', { timeout: 300_000 }, async () => {
  const { counts, faults } = await inspectMutations({ seed: 1, first: 0, count: 150 });

  expect(faults).toEqual([]);
  expect(Object.keys(counts)).toEqual(expect.arrayContaining(['taken', 'model.notOnnx', 'model.cannotOpen']));
});
