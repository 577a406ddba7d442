import { expect, test } from 'vitest';
import { importMutations } from '../core/files/mutations/import-mutations.ts';

const numberFrom = (variable: string, otherwise: number): number => Number(process.env[variable] ?? otherwise);

/** Another seed makes other files; a fault is found again with the seed and the number that its line names. */
const SEED = numberFrom('FIELDLOOP_MUTATION_SEED', 2);
const FIRST = numberFrom('FIELDLOOP_MUTATION_FIRST', 0);
const COUNT = numberFrom('FIELDLOOP_MUTATION_COUNT', 10_000);
/** Files a piece: each piece has a home of its own and says what came of it, so that a run that was ended goes on from there. */
const PIECE = 500;

const pieces = Array.from({ length: Math.ceil(COUNT / PIECE) }, (_, piece) => {
  const first = FIRST + piece * PIECE;
  return { seed: SEED, first, count: Math.min(PIECE, FIRST + COUNT - first) };
});

test.each(pieces)(
  'mutated files of seed $seed from number $first on are imported or refused clearly',
  {
    timeout: 3_600_000,
  },
  async (range) => {
    const { faults, imported, refused, versions, freeChunks, leases, slow } = await importMutations(range);

    console.log(JSON.stringify({ ...range, imported, refused, slow, faults }));
    expect(faults).toEqual([]);
    expect({ versions, freeChunks, leases }).toEqual({ versions: imported, freeChunks: 0, leases: 0 });
  },
);
