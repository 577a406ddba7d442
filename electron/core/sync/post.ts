import { brotliCompressSync, constants } from 'node:zlib';
import type { z } from 'zod';
import { ServerRefusal } from '../../../shared/sync-protocol.ts';
import { type Signer, signRequest } from './sign-request.ts';

export type Traffic = { bytesUp: number; bytesDown: number };
export type Answer<T> =
  | { readonly kind: 'answer'; readonly status: number; readonly body: T }
  | { readonly kind: 'offline' | 'portal' | 'refused'; readonly why: string };
/** JSON to post, or bytes to put in the place that the URL names. */
export type Posted = ({ readonly body: unknown } | { readonly bytes: Uint8Array }) & { readonly signer: Signer };
export type Wire = { readonly fetch: typeof fetch; readonly signal: AbortSignal; readonly traffic: Traffic };

const TIMEOUT_MS = 60_000;
/** A photo of 3 MB may take 13 minutes on the slowest link that is worth waiting for. */
const SLOWEST_BYTES_PER_MS = 4;

/**
 * One request to the server: a signed POST or PUT, or a GET where `posted` is null. No connection is `offline`; a refusal in
 * the server's own words is `refused`; everything else that `schema` does not stand for comes from somebody in between,
 * a captive portal or a proxy, and is `portal`.
 */
export async function ask<T>(wire: Wire, url: string, posted: Posted | null, schema: z.ZodType<T>): Promise<Answer<T>> {
  try {
    const response = await wire.fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.any([wire.signal, AbortSignal.timeout(Math.ceil(timeoutMs(posted)))]),
      ...(posted === null ? {} : packed(posted, url, wire.traffic)),
    });
    const text = await response.text();
    wire.traffic.bytesDown += Buffer.byteLength(text);
    return read(response, text, schema);
  } catch (cause) {
    return { kind: 'offline', why: cause instanceof Error ? cause.message : String(cause) };
  }
}

const timeoutMs = (posted: Posted | null): number =>
  TIMEOUT_MS + (posted !== null && 'bytes' in posted ? posted.bytes.length / SLOWEST_BYTES_PER_MS : 0);

/** The bytes that lie under a URL, asked for with a signature; null where the server says that it has none. */
export async function askBytes(wire: Wire, url: string, signer: Signer): Promise<Answer<Uint8Array | null>> {
  try {
    const response = await wire.fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.any([wire.signal, AbortSignal.timeout(TIMEOUT_MS)]),
      headers: signRequest(signer, url, new Uint8Array(0), 'GET'),
    });
    const bytes = new Uint8Array(await response.arrayBuffer());
    wire.traffic.bytesDown += bytes.length;
    if (response.ok && response.headers.get('content-type') === 'application/octet-stream') {
      return { kind: 'answer', status: response.status, body: bytes };
    }
    const refusal = read(response, Buffer.from(bytes).toString('utf8'), ServerRefusal);
    const isMissing = refusal.kind === 'answer' && refusal.body.error.code === 'chunk.missing';
    if (isMissing) return { kind: 'answer', status: response.status, body: null };
    if (refusal.kind !== 'answer') return refusal;
    const { code, message } = refusal.body.error;
    return { kind: 'refused', why: `${message} (${code})` };
  } catch (cause) {
    return { kind: 'offline', why: cause instanceof Error ? cause.message : String(cause) };
  }
}

function packed(posted: Posted, url: string, traffic: Traffic): RequestInit {
  if ('body' in posted) return packedJson(posted.body, posted.signer, url, traffic);
  const { bytes, signer } = posted;
  traffic.bytesUp += bytes.byteLength;
  return {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream', ...signRequest(signer, url, bytes, 'PUT') },
    body: new Uint8Array(bytes),
  };
}

/** Brotli at quality 1 beats deflate up to 3 in speed and size on these bodies. */
function packedJson(body: unknown, signer: Signer, url: string, traffic: Traffic): RequestInit {
  const bytes = brotliCompressSync(JSON.stringify(body), { params: { [constants.BROTLI_PARAM_QUALITY]: 1 } });
  traffic.bytesUp += bytes.byteLength;
  return {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'content-encoding': 'br',
      ...signRequest(signer, url, bytes),
    },
    body: new Uint8Array(bytes),
  };
}

function read<T>(response: Response, text: string, schema: z.ZodType<T>): Answer<T> {
  const isJson = response.headers.get('content-type')?.startsWith('application/json') === true;
  if (!isJson || (response.status >= 300 && response.status < 400) || response.status === 511) {
    return { kind: 'portal', why: `status ${response.status}, not the server's own answer` };
  }
  const json = parseJson(text);
  const parsed = schema.safeParse(json);
  if (parsed.success) return { kind: 'answer', status: response.status, body: parsed.data };
  const refusal = ServerRefusal.safeParse(json);
  if (response.ok || !refusal.success) return { kind: 'portal', why: 'an answer of another shape' };
  const { code, message } = refusal.data.error;
  return { kind: 'refused', why: `${message} (${code})` };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
