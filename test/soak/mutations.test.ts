import { expect, test } from 'vitest';
import { importMutations } from '../core/files/mutations/import-mutations.ts';
import { mutationPieces } from './mutation-pieces.ts';

test.each(mutationPieces)(
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
