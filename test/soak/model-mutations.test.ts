import { expect, test } from 'vitest';
import { inspectMutations } from '../core/engine/mutations/inspect-mutations.ts';

const numberFrom = (variable: string, otherwise: number): number => Number(process.env[variable] ?? otherwise);

/** Another seed makes other files; a fault is found again with the seed and the number that its line names. */
const SEED = numberFrom('FIELDLOOP_MUTATION_SEED', 2);
const FIRST = numberFrom('FIELDLOOP_MUTATION_FIRST', 0);
const COUNT = numberFrom('FIELDLOOP_MUTATION_COUNT', 10_000);
/** Files a piece: each has a compute process of its own, and says what came of it. */
const PIECE = 500;

const pieces = Array.from({ length: Math.ceil(COUNT / PIECE) }, (_, piece) => {
  const first = FIRST + piece * PIECE;
  return { seed: SEED, first, count: Math.min(PIECE, FIRST + COUNT - first) };
});

test.each(pieces)(
  'mutated models of seed $seed from number $first on end in an answer or a stopped process',
  { timeout: 3_600_000 },
  async (range) => {
    const { counts, faults, slowestMs } = await inspectMutations(range);

    console.log(JSON.stringify({ ...range, counts, slowestMs, faults }));
    expect(faults).toEqual([]);
  },
);
