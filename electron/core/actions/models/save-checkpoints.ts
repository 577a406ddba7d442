import { createHash } from 'node:crypto';
import { addSpent, type Spent } from '../../../../shared/spent.ts';
import { isSystemError } from '../../files/system-error.ts';
import { isDiskFull } from '../../store/disk-full.ts';
import {
  announceCheckpoint,
  keepCheckpoint,
  newestCheckpoint,
  type RunCheckpoint,
  sweepCheckpoints,
} from '../../store/run-checkpoints.ts';
import type { Context } from '../context.ts';

export type CheckpointSaver = {
  /** Saves a state after the one that is being written; of those that come meanwhile only the newest is. Never throws. */
  readonly save: (state: Uint8Array, spent: Spent) => void;
  /** Resolves when nothing is being written any more. */
  readonly settled: () => Promise<void>;
  /** How many states the disk did not take. */
  readonly missed: () => number;
};

/**
 * Keeps the newest state of a run in the home: its bytes are written under another name, synced and renamed before the
 * row names them, and the one before goes last. A disk that does not take it leaves the one before whole, and the
 * training goes on. `before` is what earlier stretches of the run spent.
 */
export function saveCheckpoints(context: Context, runId: string, before: Spent): CheckpointSaver {
  let missed = 0;
  let next: { state: Uint8Array; spent: Spent } | null = null;
  let writing: Promise<void> | null = null;
  const writeAll = async (): Promise<void> => {
    while (next !== null) {
      const { state, spent } = next;
      next = null;
      const isKept = await writeCheckpoint(context, runId, state, addSpent(before, spent));
      if (isKept) continue;
      missed += 1;
      context.progress({ warning: 'checkpointMissed', missed });
    }
    writing = null;
  };
  return {
    save: (state, spent) => {
      next = { state, spent };
      writing ??= writeAll();
    },
    settled: async () => {
      await writing;
    },
    missed: () => missed,
  };
}

/** Answers false where the disk did not take it. */
async function writeCheckpoint(context: Context, runId: string, state: Uint8Array, spent: Spent): Promise<boolean> {
  const { store, blobs, version, now } = context;
  const sha256 = createHash('sha256').update(state).digest('hex');
  const checkpoint: RunCheckpoint = { runId, sha256, sizeBytes: state.length, version, spent };
  try {
    store.transaction((db) => announceCheckpoint(db, checkpoint));
    await blobs.put(state);
    store.transaction((db) => keepCheckpoint(db, checkpoint, now()));
    sweepCheckpoints(store, (useless) => blobs.removeNow(useless), runId);
    return true;
  } catch (cause) {
    if (!isSystemError(cause) && !isDiskFull(cause)) throw cause;
    return false;
  }
}

/** What a run goes on from: none where it has told no state, to another version, or where the file is gone or damaged. */
export async function readCheckpoint(
  { store, blobs, version }: Pick<Context, 'store' | 'blobs' | 'version'>,
  runId: string,
): Promise<{ readonly state: Uint8Array; readonly spent: Spent } | null> {
  const newest = newestCheckpoint(store, runId);
  if (newest === null || newest.version !== version) return null;
  const state = await blobs.read(newest.sha256);
  return state.ok ? { state: state.value, spent: newest.spent } : null;
}
