import { promisify } from 'node:util';
import { brotliCompress, constants } from 'node:zlib';
import type { FastifyInstance } from 'fastify';

/** Below this, what is won is less than a packet. */
const WORTH_BYTES = 512;
/** Receipts and pages of a pull are few and go over slow links: worth more than the quickest packing. */
const QUALITY = 5;

const pack = promisify(brotliCompress);

/** Packs larger JSON with brotli for whoever takes it. */
export function packAnswers(app: FastifyInstance): void {
  app.addHook('onSend', async (request, reply, payload: unknown) => {
    const takesBrotli = /\bbr\b/.test(String(request.headers['accept-encoding'] ?? ''));
    if (!takesBrotli || typeof payload !== 'string' || payload.length < WORTH_BYTES) return payload;
    reply.header('content-encoding', 'br').removeHeader('content-length');
    return pack(payload, { params: { [constants.BROTLI_PARAM_QUALITY]: QUALITY } });
  });
}
