import type { FastifyRequest } from 'fastify';
import { fail, ok, type Result } from '../../../../shared/result.ts';

/** All that one request may bring; a phone with more to send divides it (`X-OpenRosa-Accept-Content-Length`). */
export const MOST_REQUEST_BYTES = 64 * 2 ** 20;
/** A record without its files. */
const MOST_XML_BYTES = 4 * 2 ** 20;
const MOST_FILES = 100;

export type SentFile = { readonly name: string; readonly bytes: Uint8Array<ArrayBuffer> };
export type SentParts = {
  readonly xml: string;
  readonly files: readonly SentFile[];
  /** More files of the same record follow in requests of their own. */
  readonly isIncomplete: boolean;
};

const XML_PART = 'xml_submission_file';
const INCOMPLETE_PART = '*isIncomplete*';

/** The parts of a submission. Fails with `submission.tooLarge` and `submission.badRequest`. */
export async function readParts(request: FastifyRequest): Promise<Result<SentParts>> {
  if (!request.isMultipart()) return refuseRequest('it is not multipart/form-data');
  const files: SentFile[] = [];
  let xml: string | null = null;
  let isIncomplete = false;
  let sizeBytes = 0;
  const limits = { fileSize: MOST_REQUEST_BYTES, files: MOST_FILES, fields: 10, fieldSize: MOST_XML_BYTES };
  for await (const part of request.parts({ limits })) {
    const bytes = part.type === 'file' ? await part.toBuffer() : Buffer.from(String(part.value));
    sizeBytes += bytes.length;
    if (sizeBytes > MOST_REQUEST_BYTES || (part.fieldname === XML_PART && bytes.length > MOST_XML_BYTES))
      return refuseSize();
    if (part.fieldname === XML_PART) xml = bytes.toString('utf8');
    else if (part.fieldname === INCOMPLETE_PART) isIncomplete = true;
    else if (part.type === 'file') {
      const name = part.filename === '' ? part.fieldname : part.filename;
      files.push({ name, bytes: new Uint8Array(bytes) });
    }
  }
  return xml === null ? refuseRequest(`it has no part "${XML_PART}"`) : ok({ xml, files, isIncomplete });
}

const refuseSize = (): Result<never> =>
  fail('submission.tooLarge', `More was sent than is taken at once, ${MOST_REQUEST_BYTES / 2 ** 20} MB.`);

const refuseRequest = (why: string): Result<never> =>
  fail('submission.badRequest', `What was sent is no submission: ${why}.`);
