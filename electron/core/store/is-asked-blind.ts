import { createHash } from 'node:crypto';
import type { BlindPolicy } from '../../../shared/project.ts';
import { isRecordAnswered } from './labels.ts';
import type { ReadableDb } from './open-database.ts';

const BITS = 48;

/**
 * Whether this record is of the share that is asked before the prediction is shown: the same on every laptop, by sha256
 * over the project, the policy's seed and the record's id, and so independent of what the record holds. Without chance
 * at the moment of asking nobody can try again until a record is not blind.
 */
export function isChosenBlind({ share, seed }: BlindPolicy, projectId: string, recordId: string): boolean {
  const hash = createHash('sha256').update(`${projectId}\n${seed}\n${recordId}`).digest();
  return hash.readUIntBE(0, BITS / 8) / 2 ** BITS < share;
}

/** A chosen record is blind until somebody has answered it: an edit afterwards hides nothing. */
export const isAskedBlind = (db: ReadableDb, policy: BlindPolicy, projectId: string, recordId: string): boolean =>
  isChosenBlind(policy, projectId, recordId) && !isRecordAnswered(db, recordId);
