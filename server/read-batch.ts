import { createHash } from 'node:crypto';
import { z } from 'zod';
import { BadPacking } from '../shared/packing/pack-column.ts';
import { unpackBatch } from '../shared/packing/pack-batch.ts';
import { fail, ok, type Result } from '../shared/result.ts';
import { CHECK_LENGTH, type PackedPush, type PushEnvelope } from '../shared/sync-protocol.ts';

const Checked = z.looseObject({ payload: z.string(), check: z.string().length(CHECK_LENGTH) });

/** The mutations of a push of either protocol, still unread. Error: `sync.badRequest` for columns that nobody packed. */
export function readBatch(asked: PushEnvelope | PackedPush): Result<readonly unknown[]> {
  if ('mutations' in asked) return ok(asked.mutations);
  try {
    return ok(unpackBatch(asked.batch).map(withHash));
  } catch (cause) {
    if (cause instanceof BadPacking) return fail('sync.badRequest', `The batch cannot be unpacked: ${cause.message}.`);
    throw cause;
  }
}

/** With the whole hash where the digits that came fit it, else with one that nothing has. */
function withHash(mutation: unknown): unknown {
  const checked = Checked.safeParse(mutation);
  if (!checked.success) return mutation;
  const { check, ...rest } = checked.data;
  const payloadHash = createHash('sha256').update(rest.payload).digest('hex');
  return { ...rest, payloadHash: payloadHash.startsWith(check) ? payloadHash : check.padEnd(payloadHash.length, '0') };
}
