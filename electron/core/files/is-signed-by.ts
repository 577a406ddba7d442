import { createPublicKey, verify } from 'node:crypto';

/** Whether the Ed25519 key `publicKey` (SPKI DER in base64) made this signature over `text`; false for what is no key. */
export function isSignedBy(publicKey: string, text: string, signature: string): boolean {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, 'base64'), format: 'der', type: 'spki' });
    return (
      key.asymmetricKeyType === 'ed25519' && verify(null, Buffer.from(text), key, Buffer.from(signature, 'base64'))
    );
  } catch {
    return false; // the text came from the network: it may be anything
  }
}
