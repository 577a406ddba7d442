import multipart from '@fastify/multipart';
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { HubRequest } from '../../../../shared/hub.ts';
import type { AppError, Result } from '../../../../shared/result.ts';
import type { Credentials } from './credentials.ts';
import type { GuessLimit } from '../guess-limit.ts';
import { OPEN_ROSA_HEADERS, writeFormList, writeManifest, writeResponse } from './open-rosa.ts';
import { MOST_REQUEST_BYTES, readParts, type SentParts } from './read-parts.ts';
import type { Sender, Taken } from './receive-submission.ts';
import type { ServedForms } from './served-forms.ts';

export type HubServerOptions = {
  /** What phones call this laptop: `http://192.168.1.10:8718`. */
  readonly baseUrl: string;
  readonly credentials: Credentials;
  readonly guesses: GuessLimit;
  readonly forms: ServedForms;
  readonly take: (sent: SentParts, sender: Sender) => Promise<Result<Taken>>;
  readonly log: (request: HubRequest) => void;
  readonly now: () => number;
};

/** Submissions that are held in memory at once. */
const MOST_AT_ONCE = 4;
const MOST_CONNECTIONS = 64;
/** A phone at the edge of the network, with photos. */
const REQUEST_TIMEOUT_MS = 10 * 60_000;
const XML = 'text/xml; charset=utf-8';

/** What is noted of a request while it is answered. */
type Note = { user: string | null; said: string };

/** The OpenRosa server: forms to fetch and records to send (https://docs.getodk.org/openrosa). It is not listening yet. */
export async function createHubServer(options: HubServerOptions): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: MOST_REQUEST_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    forceCloseConnections: true,
  });
  app.server.maxConnections = MOST_CONNECTIONS;
  await app.register(multipart);
  const notes = new WeakMap<FastifyRequest, Note>();
  const noteOf = (request: FastifyRequest): Note => {
    const note = notes.get(request) ?? { user: null, said: '' };
    notes.set(request, note);
    return note;
  };
  app.addHook('onRequest', async (request, reply) => {
    void reply.headers(OPEN_ROSA_HEADERS);
    const refusal = admit(options, request, reply, noteOf(request));
    if (refusal !== null) return refuse(reply, noteOf(request), refusal.status, refusal.message);
  });
  app.addHook('onResponse', async (request, reply) => {
    const { method, url, ip: from } = request;
    options.log({
      atMs: options.now(),
      from,
      what: `${method} ${url.split('?')[0]}`,
      status: reply.statusCode,
      ...noteOf(request),
    });
  });
  app.setErrorHandler((cause: Error & { statusCode?: number }, request, reply) => {
    const status = cause.statusCode ?? 500;
    return refuse(
      reply,
      noteOf(request),
      status,
      status < 500 ? cause.message : 'The laptop could not do this. Try again.',
    );
  });
  app.setNotFoundHandler((request, reply) => refuse(reply, noteOf(request), 404, 'There is nothing at this address.'));
  addFormRoutes(app, options, noteOf);
  addSubmissionRoutes(app, options, noteOf);
  return app;
}

/** Lets in who knows the password, and notes who it is. */
function admit(
  { credentials, guesses }: HubServerOptions,
  { method, raw, headers, ip }: FastifyRequest,
  reply: FastifyReply,
  note: Note,
): { readonly status: number; readonly message: string } | null {
  if (guesses.isOver(ip)) return { status: 429, message: 'Too many wrong passwords. Wait a minute.' };
  const verdict = credentials.check({ method, url: raw.url ?? '', authorization: headers.authorization });
  if ('user' in verdict) {
    note.user = verdict.user;
    return null;
  }
  if (headers.authorization !== undefined && !verdict.challenge.includes('stale')) guesses.note(ip);
  void reply.header('WWW-Authenticate', verdict.challenge);
  return { status: 401, message: 'Give your name and the password that the laptop shows.' };
}

function refuse(reply: FastifyReply, note: Note, status: number, message: string): FastifyReply {
  note.said = message;
  return reply
    .code(status)
    .type(XML)
    .send(writeResponse(status === 401 ? 'error' : 'submit_error', message));
}

type NoteOf = (request: FastifyRequest) => Note;

function addFormRoutes(app: FastifyInstance, { baseUrl, forms }: HubServerOptions, noteOf: NoteOf): void {
  app.get<{ Querystring: { formID?: string } }>('/formList', async (request, reply) => {
    const listed = await forms.list();
    if (!listed.ok) return refuse(reply, noteOf(request), statusOf(listed.error), listed.error.message);
    const { formID } = request.query;
    const wanted = listed.value.filter(({ formId }) => formID === undefined || formId === formID);
    noteOf(request).said = wanted.map(({ formId }) => formId).join(', ');
    const entries = wanted.map((form) => {
      const address = `${baseUrl}/forms/${form.digest}`;
      const { formId, title: name, version, md5, files } = form;
      const manifestUrl = files.length === 0 ? null : `${address}/manifest`;
      return { formId, name, version, md5, downloadUrl: `${address}/form.xml`, manifestUrl };
    });
    return reply.type(XML).send(writeFormList(entries));
  });
  app.get<{ Params: { digest: string } }>('/forms/:digest/form.xml', async (request, reply) => {
    const form = forms.byDigest(request.params.digest);
    return form === null ? reply.callNotFound() : reply.type(XML).send(form.xml);
  });
  app.get<{ Params: { digest: string } }>('/forms/:digest/manifest', async (request, reply) => {
    const form = forms.byDigest(request.params.digest);
    if (form === null) return reply.callNotFound();
    const address = `${baseUrl}/forms/${form.digest}/files`;
    const files = form.files.map(({ filename, md5 }, index) => ({ filename, md5, downloadUrl: `${address}/${index}` }));
    return reply.type(XML).send(writeManifest(files));
  });
  app.get<{ Params: { digest: string; index: string } }>('/forms/:digest/files/:index', async (request, reply) => {
    const { digest, index } = request.params;
    const file = forms.byDigest(digest)?.files[Number(index)];
    return file === undefined ? reply.callNotFound() : reply.type('text/csv; charset=utf-8').send(file.content);
  });
}

function addSubmissionRoutes(app: FastifyInstance, { baseUrl, take }: HubServerOptions, noteOf: NoteOf): void {
  let running = 0;
  app.head('/submission', async (_request, reply) =>
    reply
      .code(204)
      .header('Location', `${baseUrl}/submission`)
      .header('X-OpenRosa-Accept-Content-Length', String(MOST_REQUEST_BYTES))
      .send(),
  );
  app.post<{ Querystring: { deviceID?: string } }>('/submission', async (request, reply) => {
    const note = noteOf(request);
    if (running >= MOST_AT_ONCE) {
      return refuse(reply.header('Retry-After', '5'), note, 503, 'Too many phones send at once. Try again.');
    }
    running++;
    try {
      const sender = { name: note.user ?? '', phone: request.query.deviceID ?? null };
      const parts = await readParts(request);
      const taken = parts.ok ? await take(parts.value, sender) : parts;
      if (!taken.ok) return refuse(reply, note, statusOf(taken.error), taken.error.message);
      note.said = taken.value.said;
      return reply
        .code(201)
        .header('Location', `${baseUrl}/submission`)
        .type(XML)
        .send(writeResponse('submit_success', 'The laptop has it.'));
    } finally {
      running--;
    }
  });
}

const statusByCode: Readonly<Record<string, number>> = {
  'submission.otherContent': 409,
  'submission.formUnknown': 404,
  'submission.tooLarge': 413,
  'home.diskFull': 507,
  'core.closing': 503,
  'core.internal': 500,
};

const statusOf = ({ code }: AppError): number => statusByCode[code] ?? 400;
