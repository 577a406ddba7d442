import type { BlobStore } from '../files/blob-store.ts';
import { forgetLeases, sweepChunks } from '../store/chunks.ts';
import { sweepImages } from '../store/images.ts';
import { sweepPhotos } from '../store/photos.ts';
import { tidyWherePossible } from '../store/disk-full.ts';
import type { Store } from '../store/open-database.ts';
import { stopSending } from '../store/outbox.ts';
import { interruptPipelineRuns } from '../store/pipeline-runs.ts';
import { interruptRuns } from '../store/runs.ts';
import { sweepCheckpoints } from '../store/run-checkpoints.ts';
import { stopSearches } from '../store/searches.ts';
import { removeErasedFiles } from '../store/subject-erasures.ts';
import { sealUnsealed } from '../store/version-seal.ts';

/** A photo that nothing names for a day is nobody's work. */
const DAY_MS = 86_400_000;

/**
 * Ends what the last core of this home was in the middle of, if it was killed: leases, what it wrote ahead, runs (which can be resumed), and
 * what it was sending. Versions that an older Fieldloop made are sealed. The home's lock is ours, so nobody else can be at any of it.
 * A disk that is full leaves the rest of it to the next opening: what a home holds can be seen all the same.
 */
export const recoverHome = (...home: Parameters<typeof endWhatWasBegun>): Promise<void> =>
  tidyWherePossible(() => endWhatWasBegun(...home));

async function endWhatWasBegun(store: Store, blobs: Pick<BlobStore, 'removeNow'>, nowMs: number): Promise<void> {
  const wasKilled = store.transaction((db) => {
    const leases = forgetLeases(db);
    stopSending(db, null);
    sealUnsealed(db);
    interruptRuns(db);
    interruptPipelineRuns(db);
    stopSearches(db, nowMs);
    return leases > 0;
  });
  await sweepChunks(store);
  const remove = (sha256: string): void => blobs.removeNow(sha256);
  if (wasKilled) await sweepImages(store, remove);
  sweepCheckpoints(store, remove, null);
  removeErasedFiles(store, remove);
  await sweepPhotos(store, nowMs - DAY_MS, remove);
}
