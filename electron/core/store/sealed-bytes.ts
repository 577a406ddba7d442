import { createCipheriv, createDecipheriv, createSecretKey, KeyObject, randomBytes } from 'node:crypto';

const NONCE_BYTES = 12;
const TAG_BYTES = 16;

/** 32 bytes; whoever opens thousands under one key makes it a `KeyObject` once, which halves the time of each. */
export type SealingKey = Uint8Array | KeyObject;

/** Node looks at a key of bytes for several times as long as it takes to decrypt a name with it. */
const keyObjectOf = (key: SealingKey): KeyObject => (key instanceof KeyObject ? key : createSecretKey(key));

/**
 * AES-256-GCM under a 32-byte key: nonce (12 random bytes), ciphertext, tag (16). `about` is authenticated with it, so
 * that what was sealed for one thing does not open in the place of another.
 */
export function sealBytes(key: SealingKey, content: Uint8Array, about: string): Uint8Array {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv('aes-256-gcm', keyObjectOf(key), nonce).setAAD(Buffer.from(about));
  return Buffer.concat([nonce, cipher.update(content), cipher.final(), cipher.getAuthTag()]);
}

/** What `sealBytes` was given; null under another key, for another `about`, and where a bit has changed. */
export function openBytes(key: SealingKey, sealed: Uint8Array, about: string): Uint8Array | null {
  if (sealed.length < NONCE_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv('aes-256-gcm', keyObjectOf(key), sealed.subarray(0, NONCE_BYTES), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.from(about)).setAuthTag(sealed.subarray(-TAG_BYTES));
  const content = decipher.update(sealed.subarray(NONCE_BYTES, -TAG_BYTES));
  try {
    return Buffer.concat([content, decipher.final()]);
  } catch {
    return null; // the only thing `final` throws for is a tag that does not fit
  }
}
