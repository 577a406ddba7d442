import { ServerRefusal } from '../../../shared/sync-protocol.ts';
import { TUS_VERSION, UPLOAD_TYPE } from '../../../shared/upload.ts';
import { type Answer, headerBytes, isSpent, SPENT, timeoutMs, type Wire } from './post.ts';

export type UploadRequest = {
  readonly method: 'POST' | 'HEAD' | 'PATCH';
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
};
/** The headers of a server's answer; whatever else answers is a portal. */
export type UploadAnswer = Answer<Headers>;

/** One request of tus 1.0. A refusal with the server's reason is `refused`; other statuses are for the caller to read. */
export async function askUpload(
  wire: Wire,
  url: string,
  { method, headers, body }: UploadRequest,
): Promise<UploadAnswer> {
  if (isSpent(wire)) return SPENT;
  const all = {
    'tus-resumable': TUS_VERSION,
    ...(body === undefined ? {} : { 'content-type': UPLOAD_TYPE }),
    ...headers,
  };
  wire.traffic.bytesUp += (body?.length ?? 0) + headerBytes(all);
  try {
    const response = await wire.fetch(url, {
      method,
      redirect: 'manual',
      signal: AbortSignal.any([wire.signal, AbortSignal.timeout(timeoutMs(body ?? null))]),
      headers: all,
      ...(body === undefined ? {} : { body: new Uint8Array(body) }),
    });
    const text = await response.text();
    wire.traffic.bytesDown += Buffer.byteLength(text);
    const refusal = readRefusal(text);
    if (refusal !== null) return { kind: 'refused', why: `${refusal.error.message} (${refusal.error.code})` };
    if (response.headers.get('tus-resumable') === TUS_VERSION) {
      return { kind: 'answer', status: response.status, body: response.headers };
    }
    return { kind: 'portal', why: `status ${response.status}, not the server's own answer` };
  } catch (cause) {
    return { kind: 'offline', why: cause instanceof Error ? cause.message : String(cause) };
  }
}

function readRefusal(text: string): ServerRefusal | null {
  try {
    return ServerRefusal.safeParse(JSON.parse(text)).data ?? null;
  } catch {
    return null; // no JSON, so no refusal
  }
}
