import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { SubjectErasure } from '../shared/subject.ts';
import { photoFolder } from './parts.ts';
import type { Placed } from './place-mutations.ts';

/**
 * Deletes the photos of those whom a batch erases, before its receipt is signed: what was cut off in between is sent
 * and done again.
 */
export async function forgetErasedPhotos(blobFolder: string, batch: readonly Placed[]): Promise<void> {
  for (const { mutation } of batch) {
    const erasure = mutation?.kind === 'subject.erased' ? SubjectErasure.safeParse(JSON.parse(mutation.payload)) : null;
    for (const sha256 of erasure?.data?.photos ?? []) await rm(join(photoFolder(blobFolder), sha256), { force: true });
  }
}
