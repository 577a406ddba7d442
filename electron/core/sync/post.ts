import { brotliCompressSync, constants } from 'node:zlib';
import type { z } from 'zod';
import { ServerRefusal } from '../../../shared/sync-protocol.ts';
import { type Signer, signRequest } from './sign-request.ts';

export type Traffic = { bytesUp: number; bytesDown: number };
export type Answer<T> =
  | { readonly kind: 'answer'; readonly status: number; readonly body: T }
  | { readonly kind: 'offline' | 'portal' | 'refused' | 'spent'; readonly why: string };
/** JSON to post, or bytes to put in the place that the URL names. */
export type Posted = ({ readonly body: unknown } | { readonly bytes: Uint8Array }) & { readonly signer: Signer };
export type Wire = {
  readonly fetch: typeof fetch;
  readonly signal: AbortSignal;
  readonly traffic: Traffic;
  /** Of the day's budget of this network when the contact began; null for no limit. */
  readonly bytesLeft: number | null;
};

/** For an answer of any size: a page of 64 KiB over 40 kbit/s takes 14 s. */
const TIMEOUT_MS = 30_000;
/** Half of what goes up over 20 kbit/s, which is the slowest link that is worth waiting for. */
const SLOWEST_BYTES_PER_MS = 1.25;

/**
 * One request to the server: a signed POST or PUT, or a GET where `posted` is null. No connection is `offline`; a refusal in
 * the server's own words is `refused`; everything else that `schema` does not stand for comes from somebody in between,
 * a captive portal or a proxy, and is `portal`. Where the budget is spent nothing is asked.
 */
export async function ask<T>(wire: Wire, url: string, posted: Posted | null, schema: z.ZodType<T>): Promise<Answer<T>> {
  if (isSpent(wire)) return SPENT;
  try {
    const request = posted === null ? { body: null, headers: {} } : packed(posted, url);
    wire.traffic.bytesUp += (request.body?.byteLength ?? 0) + headerBytes(request.headers);
    const response = await wire.fetch(url, {
      redirect: 'manual',
      signal: AbortSignal.any([wire.signal, AbortSignal.timeout(timeoutMs(request.body))]),
      ...request,
      headers: { ...request.headers, 'accept-encoding': 'br' },
    });
    const text = await response.text();
    wire.traffic.bytesDown += Buffer.byteLength(text);
    return read(response, text, schema);
  } catch (cause) {
    return { kind: 'offline', why: cause instanceof Error ? cause.message : String(cause) };
  }
}

/** Whether the day's budget of this network is used up. */
export const isSpent = ({ traffic: { bytesUp, bytesDown }, bytesLeft }: Wire): boolean =>
  bytesLeft !== null && bytesUp + bytesDown >= bytesLeft;
export const SPENT = { kind: 'spent', why: 'the budget of this network is spent for today' } as const;

/** Each line of a header has a colon, a space and its end. */
export const headerBytes = (headers: Readonly<Record<string, string>>): number =>
  Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + value.length + 4, 0);

export const timeoutMs = (body: Uint8Array | null): number =>
  Math.ceil(TIMEOUT_MS + (body?.byteLength ?? 0) / SLOWEST_BYTES_PER_MS);

/** The bytes that lie under a URL, asked for with a signature; null where the server says that it has none. */
export async function askBytes(wire: Wire, url: string, signer: Signer): Promise<Answer<Uint8Array | null>> {
  if (isSpent(wire)) return SPENT;
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

type Packed = {
  readonly method: 'POST' | 'PUT';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
};

function packed(posted: Posted, url: string): Packed {
  if ('body' in posted) return packedJson(posted.body, posted.signer, url);
  const { bytes, signer } = posted;
  const headers = { 'content-type': 'application/octet-stream', ...signRequest(signer, url, bytes, 'PUT') };
  return { method: 'PUT', headers, body: new Uint8Array(bytes) };
}

/** Columns of records are worth the time on a slow link, and a batch for one is small; a large one goes over a quick link. */
const qualityFor = (text: string): number => (text.length <= 256 * 1024 ? 9 : 5);

function packedJson(body: unknown, signer: Signer, url: string): Packed {
  const text = JSON.stringify(body);
  const bytes = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: qualityFor(text) } });
  const headers = { 'content-type': 'application/json', 'content-encoding': 'br', ...signRequest(signer, url, bytes) };
  return { method: 'POST', headers, body: new Uint8Array(bytes) };
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
