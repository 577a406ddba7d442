import { createHash, createPrivateKey, createPublicKey, sign } from 'node:crypto';
import {
  CLIENT_HEADER,
  formatBytes,
  formatParameters,
  SIGNATURE_LABEL,
  signatureBase,
  signedComponents,
} from '../../../shared/request-signature.ts';

export type Signer = {
  /** PKCS #8 PEM of the device's Ed25519 key. */
  readonly devicePrivateKey: string;
  readonly clientId: string;
  /** What `/health` gave out at the beginning of this contact. */
  readonly challenge: string;
  /** This laptop's clock, right or wrong. */
  readonly nowMs: number;
};

/** The headers that sign a request with `body`, its bytes as they travel, to `url`. */
export function signRequest(
  signer: Signer,
  url: string,
  body: Uint8Array,
  method: 'POST' | 'PUT' | 'GET' = 'POST',
): Readonly<Record<string, string>> {
  const key = createPrivateKey(signer.devicePrivateKey);
  const contentDigest = formatBytes('sha-256', createHash('sha256').update(body).digest('base64'));
  const parameters = formatParameters({
    created: Math.floor(signer.nowMs / 1000),
    nonce: signer.challenge,
    keyId: createPublicKey(key).export({ type: 'spki', format: 'der' }).toString('base64'),
  });
  const components = signedComponents({
    method,
    path: new URL(url).pathname,
    contentDigest,
    clientId: signer.clientId,
  });
  const signature = sign(null, Buffer.from(signatureBase(components, parameters)), key).toString('base64');
  return {
    'content-digest': contentDigest,
    [CLIENT_HEADER]: signer.clientId,
    'signature-input': `${SIGNATURE_LABEL}=${parameters}`,
    signature: formatBytes(SIGNATURE_LABEL, signature),
  };
}
