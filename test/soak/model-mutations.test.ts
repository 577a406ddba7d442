import { expect, test } from 'vitest';
import { inspectMutations } from '../core/engine/mutations/inspect-mutations.ts';
import { mutationPieces } from './mutation-pieces.ts';

test.each(mutationPieces)(
  'mutated models of seed $seed from number $first on end in an answer or a stopped process',
  { timeout: 3_600_000 },
  async (range) => {
    const { counts, faults, slowestMs } = await inspectMutations(range);

    console.log(JSON.stringify({ ...range, counts, slowestMs, faults }));
    expect(faults).toEqual([]);
  },
);
