import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { VERSION } from '../../../../shared/version.ts';
import { admit, type Admission } from './admit.ts';
import { addInferenceRoutes } from './inference-routes.ts';
import { addInvocationRoutes } from './invocation-routes.ts';
import { addPageRoutes, OPEN_PATHS } from './page-routes.ts';
import { type Note, Notes } from './notes.ts';
import type { RequestCounts } from './request-counts.ts';
import type { Scorer } from './scorer.ts';
import type { ScoringGate } from './scoring-gate.ts';

export type TransferLimits = { readonly headersMs: number; readonly requestMs: number; readonly lookEveryMs: number };

export type EndpointServerOptions = {
  readonly scorer: Scorer;
  readonly gate: ScoringGate;
  readonly counts: RequestCounts;
  readonly admission: Omit<Admission, 'open'>;
  /** A request that was let in and answered. */
  readonly answered: (
    note: Note,
    request: { readonly status: number; readonly durationMs: number; readonly caller: string },
  ) => void;
  readonly transfer: TransferLimits;
};

/** A request is JSON text: 16 MB is a million numbers. */
export const MOST_BODY_BYTES = 16 * 2 ** 20;
const MOST_CONNECTIONS = 32;
const MOST_NAME_LENGTH = 500;
/** A program on the same laptop: what takes longer is kept waiting on purpose. */
export const TRANSFER_LIMITS: TransferLimits = { headersMs: 5_000, requestMs: 30_000, lookEveryMs: 5_000 };

/** The HTTP server for programs on this laptop. It is not listening yet. */
export async function createEndpointServer(options: EndpointServerOptions): Promise<FastifyInstance> {
  const { transfer } = options;
  const app = fastify({
    bodyLimit: MOST_BODY_BYTES,
    requestTimeout: transfer.requestMs,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: MOST_NAME_LENGTH },
    http: { headersTimeout: transfer.headersMs, connectionsCheckingInterval: transfer.lookEveryMs },
  });
  app.server.maxConnections = MOST_CONNECTIONS;
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  const notes = new Notes();
  addHooks(app, options, notes);
  addInferenceRoutes(app, options, notes);
  addInvocationRoutes(app, options, notes);
  addPageRoutes(app, options);
  app.get('/version', async (_request, reply) => reply.type('text/plain').send(VERSION));
  return app;
}

function addHooks(app: FastifyInstance, options: EndpointServerOptions, notes: Notes): void {
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers({ 'Cache-Control': 'no-store', 'X-Content-Type-Options': 'nosniff' });
    const refusal = admit({ ...options.admission, open: OPEN_PATHS }, request, reply);
    notes.of(request).isIn = refusal === null;
    if (refusal === null) return undefined;
    options.counts.noteRefused();
    return reply.code(refusal.status).send(errorBody(request, refusal.status, refusal.message));
  });
  app.addHook('onResponse', async (request, reply) => {
    const note = notes.of(request);
    const { statusCode: status, elapsedTime: durationMs } = reply;
    if (note.isIn) options.answered(note, { status, durationMs, caller: callerOf(request) });
  });
  app.setErrorHandler((cause: Error & { readonly statusCode?: number; readonly code?: string }, request, reply) => {
    const status = cause.statusCode ?? 500;
    notes.of(request).errorCode = status === 413 ? 'body.tooLarge' : status < 500 ? 'body.badShape' : 'core.internal';
    const words = status < 500 ? cause.message : 'The laptop could not do this.';
    return reply.code(status).send(errorBody(request, status, words));
  });
  app.setNotFoundHandler((request, reply) =>
    reply.code(404).send(errorBody(request, 404, 'There is nothing at this address.')),
  );
}

/** What a program says it is, without anything else that it may have put there. */
function callerOf({ headers }: FastifyRequest): string {
  const said = headers['x-caller'] ?? headers['user-agent'] ?? '';
  return String(said)
    .replace(/[^\w ./+-]/g, '')
    .slice(0, 60);
}

/** MLflow's clients read `error_code` and `message`, all others `error`. */
export function errorBody(
  { url }: Pick<FastifyRequest, 'url'>,
  status: number,
  message: string,
): Readonly<Record<string, string>> {
  return url.startsWith('/invocations') ? { error_code: mlflowCode(status), message } : { error: message };
}

/** As MLflow's `ErrorCode` names them. */
function mlflowCode(status: number): string {
  switch (status) {
    case 401:
      return 'UNAUTHENTICATED';
    case 403:
      return 'PERMISSION_DENIED';
    case 404:
      return 'RESOURCE_DOES_NOT_EXIST';
    case 429:
      return 'REQUEST_LIMIT_EXCEEDED';
    case 503:
    case 504:
      return 'TEMPORARILY_UNAVAILABLE';
    default:
      return status < 500 ? 'BAD_REQUEST' : 'INTERNAL_ERROR';
  }
}

/** Aborted when the caller has gone before it was answered. */
export function goneSignal(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) gone.abort();
  });
  return gone.signal;
}
