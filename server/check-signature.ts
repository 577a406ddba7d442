import { createHash, createPublicKey, type KeyObject, verify } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import {
  CLIENT_HEADER,
  parseBytes,
  parseParameters,
  SIGNATURE_LABEL,
  signatureBase,
  signedComponents,
} from '../shared/request-signature.ts';
import { fail, ok, type Result } from '../shared/result.ts';

export type Received = {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** As it travelled. */
  readonly body: Buffer;
};

export type Signed = {
  readonly clientId: string;
  /** SPKI DER in base64. */
  readonly deviceKey: string;
  readonly challenge: string;
  /** What the laptop's clock said. */
  readonly createdAtMs: number;
};

/**
 * Who signed a request, when its signature, made over method, path, body, client and challenge, fits the key that it
 * names. Whether that key is the client's is not asked here. Errors: `sync.unsigned`, `sync.wrongSignature`.
 */
export function checkSignature({ method, path, headers, body }: Received): Result<Signed> {
  const read = (name: string): string => String(headers[name] ?? '');
  const missing = ['content-digest', CLIENT_HEADER, 'signature-input', 'signature'].find((name) => read(name) === '');
  if (missing !== undefined) return fail('sync.unsigned', `The request is not signed: it has no header ${missing}.`);

  const digest = createHash('sha256').update(body).digest('base64');
  if (parseBytes('sha-256', read('content-digest')) !== digest) return wrong('the body is not the one that was signed');

  const label = `${SIGNATURE_LABEL}=`;
  const input = read('signature-input');
  const parameterText = input.startsWith(label) ? input.slice(label.length) : '';
  const parameters = parseParameters(parameterText);
  const signature = parseBytes(SIGNATURE_LABEL, read('signature'));
  if (parameters === null || signature === null) return wrong('its headers do not follow the profile in docs/sync.md');

  const key = readDeviceKey(parameters.keyId);
  if (key === null) return wrong('the key that it names is not an Ed25519 public key');
  const clientId = read(CLIENT_HEADER);
  const components = signedComponents({ method, path, contentDigest: read('content-digest'), clientId });
  const base = Buffer.from(signatureBase(components, parameterText));
  if (!verify(null, base, key, Buffer.from(signature, 'base64'))) return wrong('it does not fit the request');
  return ok({
    clientId,
    deviceKey: key.export({ type: 'spki', format: 'der' }).toString('base64'),
    challenge: parameters.nonce,
    createdAtMs: parameters.created * 1000,
  });
}

const wrong = (reason: string): Result<never> => fail('sync.wrongSignature', `The signature is wrong: ${reason}.`);

function readDeviceKey(base64: string): KeyObject | null {
  try {
    const key = createPublicKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'spki' });
    return key.asymmetricKeyType === 'ed25519' ? key : null;
  } catch {
    return null; // any bytes may come; only a readable key matters
  }
}
