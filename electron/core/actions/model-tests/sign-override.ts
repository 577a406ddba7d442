import { createPrivateKey, createPublicKey, sign } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { GateOverride, GateVerdict } from '../../../../shared/test-report.ts';
import { devicePrivateKey } from '../../store/devices.ts';
import type { ReadableDb } from '../../store/open-database.ts';

/** Who puts what where although a gate refuses. */
export type Overriding = {
  readonly alias: string;
  /** Of the move among those of the alias. */
  readonly place: number;
  readonly modelVersionId: string;
  /** Of the model's file. */
  readonly sha256: string;
  readonly reportId: GateVerdict['reportId'];
  readonly reason: string;
  readonly actorId: string;
  readonly deviceId: string;
  readonly signedAtMs: number;
};

/** What is signed: RFC 8785 canonical JSON of all of it. */
export function overrideText(overriding: Overriding): string {
  const text = canonicalize({ what: 'gateOverride', ...overriding });
  if (text === undefined) throw new Error('an override is not JSON');
  return text;
}

/** Signs it with this device's Ed25519 key; `isSignedBy` checks it. */
export function signOverride(db: ReadableDb, overriding: Overriding): GateOverride {
  const stored = devicePrivateKey(db);
  if (stored === null) throw new Error('this home has no device key');
  const key = createPrivateKey(stored);
  return {
    reason: overriding.reason,
    signedAtMs: overriding.signedAtMs,
    publicKey: createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64'),
    signature: sign(null, Buffer.from(overrideText(overriding)), key).toString('base64'),
  };
}
