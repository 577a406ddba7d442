import { expect, test } from 'vitest';
import { importMutations } from './import-mutations.ts';

const COUNT = 260;

/** The whole run of 10,000 is in `test/soak/`. */
test(`${COUNT} mutated files are imported or refused clearly, and nothing is left half done`, {
  timeout: 300_000,
}, async () => {
  const { faults, imported, refused, versions, freeChunks, leases } = await importMutations({
    seed: 1,
    first: 0,
    count: COUNT,
  });

  expect(faults).toEqual([]);
  expect({ versions, freeChunks, leases }).toEqual({ versions: imported, freeChunks: 0, leases: 0 });
  expect(imported + Object.values(refused).reduce((sum, n) => sum + n, 0)).toBe(COUNT);
});
