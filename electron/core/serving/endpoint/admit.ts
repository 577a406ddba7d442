import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GuessLimit } from '../guess-limit.ts';
import { isEqual } from '../is-equal.ts';

export type Refusal = { readonly status: 401 | 403 | 429; readonly code: string; readonly message: string };

export type Admission = {
  readonly token: string;
  readonly guesses: GuessLimit;
  readonly port: number;
  /** Paths that say nothing of this home, so that a browser shows them. */
  readonly open: ReadonlySet<string>;
};

/**
 * Lets in programs that know the token, and no web page: not one that another site's name leads here (DNS rebinding: its
 * Host is that name), and not one that a browser asks for (it says Origin or Sec-Fetch-Site). Null lets in.
 */
export function admit(
  { token, guesses, port, open }: Admission,
  request: FastifyRequest,
  reply: FastifyReply,
): Refusal | null {
  const { headers, ip, url } = request;
  if (!isOwnHost(headers.host, port)) return refuse(403, 'endpoint.wrongHost', 'This is no name of this laptop.');
  const site = headers['sec-fetch-site'] ?? 'none';
  if (headers.origin !== undefined || (site !== 'none' && site !== 'same-origin')) {
    return refuse(403, 'endpoint.fromPage', 'Web pages are not answered.');
  }
  if (open.has(url.split('?')[0] ?? '')) return null;
  if (guesses.isOver(ip)) {
    void reply.header('Retry-After', '60');
    return refuse(429, 'endpoint.tooManyGuesses', 'Too many wrong tokens. Wait a minute.');
  }
  const [scheme = '', given = ''] = (headers.authorization ?? '').split(' ');
  if (scheme.toLowerCase() === 'bearer' && isEqual(given, token)) return null;
  if (headers.authorization !== undefined) guesses.note(ip);
  void reply.header('WWW-Authenticate', 'Bearer realm="Fieldloop"');
  return refuse(401, 'endpoint.noToken', 'Send the token that Fieldloop shows: "Authorization: Bearer TOKEN".');
}

const isOwnHost = (host: string | undefined, port: number): boolean =>
  [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`].includes(host?.toLowerCase() ?? '');

const refuse = (status: Refusal['status'], code: string, message: string): Refusal => ({ status, code, message });
