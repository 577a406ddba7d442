import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Mutation } from '../shared/sync-protocol.ts';

/** A mutation at its place in the client's stream, well-formed or not. */
export type Placed = {
  readonly id: number;
  /** Empty where it could not be read: it goes into the receipt, and not every text can. */
  readonly opUuid: string;
  /** Tells this content from another at the same place: the payload's hash, or that of everything when malformed. */
  readonly contentHash: string;
  /** As it came, for the quarantine. */
  readonly sent: unknown;
} & ({ readonly mutation: Mutation } | { readonly mutation: null; readonly reason: string });

const Sketch = z.object({ id: z.int().min(1).optional().catch(undefined), opUuid: Mutation.shape.opUuid.catch('') });

/**
 * Reads each mutation of a batch alone and gives every one a place: its own id, or, where that cannot be read, the one
 * that follows from its neighbours, because a stream has no gaps. Null when no id in the batch can be read, or one would come to stand before the first.
 */
export function placeMutations(batch: readonly unknown[]): readonly Placed[] | null {
  const sketches = batch.map((sent) => Sketch.catch({ opUuid: '' }).parse(sent));
  const anchor = sketches.findIndex(({ id }) => id !== undefined);
  const anchorId = sketches[anchor]?.id;
  if (anchorId === undefined || anchorId <= anchor) return null;
  return batch.map((sent, index) => {
    const { id = anchorId + index - anchor, opUuid = '' } = sketches[index] ?? {};
    return readMutation(sent, id, opUuid);
  });
}

function readMutation(sent: unknown, id: number, opUuid: string): Placed {
  const parsed = Mutation.safeParse(sent);
  if (!parsed.success) {
    const problems = parsed.error.issues.map(({ path, message }) => `${path.join('.') || 'it'}: ${message}`);
    const reason = `the operation is malformed: ${problems.join('; ')}`;
    return { id, opUuid, contentHash: sha256(JSON.stringify(sent)), sent, mutation: null, reason };
  }
  const mutation = parsed.data;
  const reason = refusePayload(mutation);
  const place = { id, opUuid, contentHash: mutation.payloadHash, sent };
  return reason === null ? { ...place, mutation } : { ...place, mutation: null, reason };
}

function refusePayload({ payload, payloadHash }: Mutation): string | null {
  if (sha256(payload) !== payloadHash) return 'the payload does not match its hash';
  try {
    JSON.parse(payload);
    return null;
  } catch {
    return 'the payload is not JSON';
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
