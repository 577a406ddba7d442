import { setTimeout as wait } from 'node:timers/promises';
import type { PartKind } from '../../../shared/chunk-transfer.ts';
import { formatMetadata, UPLOAD_TOKEN_HEADER, WRONG_CONTENT } from '../../../shared/upload.ts';
import { findUpload, forgetUpload, keepUpload, type PartKey, type PartUpload } from '../store/part-uploads.ts';
import { askUpload, type UploadAnswer } from './ask-upload.ts';
import type { PartSource } from './part-source.ts';
import { signRequest } from './sign-request.ts';
import type { PartContact, PartEnd } from './transfer-parts.ts';

/** `damaged`: what is here is not what its name says. Null: the server has it, and has yet to sign for it. */
export type UploadEnd = PartEnd | { readonly kind: 'damaged' } | null;

/** Another request writes the same part, perhaps one of this laptop's that broke and that the server has not missed yet. */
const LOCKED_WAIT_MS = 1_000;
const MOST_WAITS = 20;
/** A healthy upload is found at another offset, or gone, at most once or twice. */
const MOST_RESTARTS = 5;

/**
 * Brings a part in pieces as large as the link carries in some seconds, from where the last contact stopped. The place
 * where the server takes it is written down before its first byte goes. `atBorder` is asked between two pieces.
 */
export async function uploadPart(
  contact: PartContact,
  kind: PartKind,
  sha256: string,
  source: PartSource,
  atBorder: () => Promise<PartEnd | null>,
): Promise<UploadEnd> {
  const key: PartKey = { serverId: contact.serverId, kind, sha256 };
  let waits = 0;
  for (let starts = 0; starts < MOST_RESTARTS; ) {
    const begun = await beginOrFind(contact, key, source.sizeBytes);
    if (begun.kind !== 'answer') return begun;
    const { upload, offset } = begun;
    const answer = offset >= source.sizeBytes ? null : await sendFrom(contact, upload, offset, source, atBorder);
    if (answer !== null && 'ended' in answer) return answer.ended;
    const status = answer?.status ?? 204;
    if (status === 204) {
      contact.store.transaction((db) => forgetUpload(db, key));
      return null;
    }
    if (status === WRONG_CONTENT) {
      contact.store.transaction((db) => forgetUpload(db, key));
      return { kind: 'damaged' };
    }
    if (status === 423 && waits < MOST_WAITS) {
      waits += 1;
      await wait(LOCKED_WAIT_MS, undefined, { signal: contact.wire.signal }).catch(() => undefined);
    } else starts += 1;
  }
  return { kind: 'offline', why: 'the server did not let an upload go on' };
}

type Begun =
  | { readonly kind: 'answer'; readonly upload: PartUpload; readonly offset: number }
  | Exclude<UploadAnswer, { kind: 'answer' }>;

/** Goes on with the upload that is known, or announces a new one. */
async function beginOrFind(contact: PartContact, key: PartKey, sizeBytes: number): Promise<Begun> {
  const { store, wire, url } = contact;
  const known = findUpload(store, key);
  if (known === null) return begin(contact, key, sizeBytes);
  const headers = { [UPLOAD_TOKEN_HEADER]: known.token };
  const found = await askUpload(wire, url + known.path, { method: 'HEAD', headers });
  if (found.kind !== 'answer') return found;
  if (found.status === 200) return { kind: 'answer', upload: known, offset: offsetOf(found.body) };
  store.transaction((db) => forgetUpload(db, key));
  return begin(contact, key, sizeBytes);
}

async function begin({ store, wire, url, signer }: PartContact, key: PartKey, sizeBytes: number): Promise<Begun> {
  const headers = {
    'upload-length': String(sizeBytes),
    'upload-metadata': formatMetadata({ kind: key.kind, sha256: key.sha256 }),
    ...signRequest(signer(), `${url}/uploads`, new Uint8Array(0)),
  };
  const created = await askUpload(wire, `${url}/uploads`, { method: 'POST', headers });
  if (created.kind !== 'answer') return created;
  const path = created.body.get('location');
  const token = created.body.get(UPLOAD_TOKEN_HEADER);
  if (created.status !== 201 || path === null || !path.startsWith('/uploads/') || token === null) {
    return { kind: 'portal', why: `status ${created.status} without a place to upload to` };
  }
  store.transaction((db) => keepUpload(db, key, { path, token }));
  return { kind: 'answer', upload: { path, token }, offset: offsetOf(created.body) };
}

const offsetOf = (headers: Headers): number => Number(headers.get('upload-offset') ?? 0);

type Sent = { readonly status: number } | { readonly ended: UploadEnd };

/** Piece after piece, until all of it was taken (204) or one was not. */
async function sendFrom(
  { wire, url, chunkSize, now }: PartContact,
  { path, token }: PartUpload,
  from: number,
  source: PartSource,
  atBorder: () => Promise<PartEnd | null>,
): Promise<Sent> {
  for (let offset = from; offset < source.sizeBytes; ) {
    const body = await source.read(offset, Math.min(chunkSize.bytes(), source.sizeBytes - offset));
    if (body === null || body.length === 0) return { ended: { kind: 'damaged' } };
    const headers = { [UPLOAD_TOKEN_HEADER]: token, 'upload-offset': String(offset) };
    const startedAtMs = now();
    const answer = await askUpload(wire, url + path, { method: 'PATCH', headers, body });
    if (answer.kind !== 'answer') return { ended: answer };
    if (answer.status !== 204) return { status: answer.status };
    chunkSize.took(body.length, now() - startedAtMs);
    offset = offsetOf(answer.body);
    const stopped = offset < source.sizeBytes ? await atBorder() : null;
    if (stopped !== null) return { ended: stopped };
  }
  return { status: 204 };
}
