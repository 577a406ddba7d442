/**
 * What a laptop signs in every push and pull: HTTP Message Signatures (RFC 9421) in one fixed profile, the body bound
 * by Content-Digest (RFC 9530). The nonce is a challenge that the server gave out with `/health`, so that freshness is
 * judged by the server's clock alone; `created` is the laptop's clock and only ever tells how far it is off.
 */
export const SIGNATURE_LABEL = 'fieldloop';

/** The header that names the client's stream; the body must name the same one. */
export const CLIENT_HEADER = 'fieldloop-client';

export type SignedRequest = {
  readonly method: string;
  /** The path of the URL as the server sees it, without the query. */
  readonly path: string;
  /** The value of Content-Digest: sha256 of the body as it travels, compressed. */
  readonly contentDigest: string;
  readonly clientId: string;
};

export type SignatureParameters = {
  /** The laptop's clock in whole seconds since 1970. */
  readonly created: number;
  readonly nonce: string;
  /** The device's Ed25519 public key: SPKI DER in base64. */
  readonly keyId: string;
};

type Component = readonly [name: string, value: string];

/** The signature base of RFC 9421, section 2.5: one line a component, the parameters last. */
export function signatureBase(components: readonly Component[], parameters: string): string {
  const lines = components.map(([name, value]) => `"${name}": ${value}`);
  return [...lines, `"@signature-params": ${parameters}`].join('\n');
}

/** The components of this profile in their order. */
export function signedComponents({ method, path, contentDigest, clientId }: SignedRequest): readonly Component[] {
  return [
    ['@method', method],
    ['@path', path],
    ['content-digest', contentDigest],
    [CLIENT_HEADER, clientId],
  ];
}

const COVERED = `("@method" "@path" "content-digest" "${CLIENT_HEADER}")`;

/** What stands after the label in Signature-Input. */
export function formatParameters({ created, nonce, keyId }: SignatureParameters): string {
  return `${COVERED};created=${created};nonce="${nonce}";alg="ed25519";keyid="${keyId}"`;
}

/** Reads what `formatParameters` wrote; null for any other text, other components or another algorithm included. */
export function parseParameters(text: string): SignatureParameters | null {
  if (!text.startsWith(COVERED)) return null;
  const found = /^;created=(-?\d{1,15});nonce="([\w.-]+)";alg="ed25519";keyid="([A-Za-z0-9+/=]+)"$/.exec(
    text.slice(COVERED.length),
  );
  const [, created, nonce, keyId] = found ?? [];
  if (created === undefined || nonce === undefined || keyId === undefined) return null;
  return { created: Number(created), nonce, keyId };
}

/** A byte sequence of RFC 8941 as the value of a dictionary's key: `sha-256=:…:`. */
export const formatBytes = (key: string, base64: string): string => `${key}=:${base64}:`;

/** The base64 that `formatBytes` wrote under this key; null for any other text. */
export function parseBytes(key: string, text: string): string | null {
  const isFramed = text.startsWith(`${key}=:`) && text.endsWith(':');
  const base64 = text.slice(key.length + 2, -1);
  return isFramed && /^[A-Za-z0-9+/]+=*$/.test(base64) ? base64 : null;
}
