import { createHash, createHmac, randomBytes } from 'node:crypto';
import { isEqual } from '../is-equal.ts';

export const REALM = 'Fieldloop';

/** A phone asks for its forms and sends what it has within this; then it is given another nonce and goes on. */
const NONCE_LIFE_MS = 10 * 60_000;

export type Verdict = { readonly user: string } | { readonly challenge: string };

type Asked = { readonly method: string; readonly url: string; readonly authorization: string | undefined };

/**
 * Who asks, by a password that all phones of a hub have; the user's name is what a person calls themselves. ODK Collect
 * answers a digest challenge, the only one that it answers without TLS (RFC 7616 with MD5, `qop=auth`): the password
 * itself never travels. A client that sends Basic (RFC 7617) unasked has sent it already, and is believed.
 */
export class Credentials {
  readonly #token: string;
  readonly #now: () => number;
  readonly #secret = randomBytes(32);
  /** Counts that each nonce was used with: one that comes twice is a copy of what was overheard. */
  readonly #used = new Map<string, Set<string>>();

  constructor(token: string, now: () => number) {
    this.#token = token;
    this.#now = now;
  }

  check({ method, url, authorization = '' }: Asked): Verdict {
    const [scheme = '', ...rest] = authorization.split(' ');
    if (scheme.toLowerCase() === 'basic') return this.#checkBasic(rest.join(' '));
    if (scheme.toLowerCase() !== 'digest') return this.#challenge(false);
    const said = parseDigest(rest.join(' '));
    if (!this.#isRight(said, method, url)) return this.#challenge(false);
    return this.#isFresh(said) ? { user: said['username'] ?? '' } : this.#challenge(true);
  }

  #checkBasic(encoded: string): Verdict {
    const text = Buffer.from(encoded, 'base64').toString('utf8');
    const colon = text.indexOf(':');
    const user = text.slice(0, Math.max(0, colon)).trim();
    return user !== '' && isEqual(text.slice(colon + 1), this.#token) ? { user } : this.#challenge(false);
  }

  #isRight(said: Said, method: string, url: string): boolean {
    const { username = '', nonce = '', uri = '', nc = '', cnonce = '', qop = '', response = '' } = said;
    if (username.trim() === '' || uri !== url || qop !== 'auth' || said['realm'] !== REALM) return false;
    const who = md5(`${username}:${REALM}:${this.#token}`);
    const expected = md5([who, nonce, nc, cnonce, qop, md5(`${method}:${uri}`)].join(':'));
    return isEqual(response.toLowerCase(), expected);
  }

  /** Whether it is a nonce of ours, young enough, with a count that it was not used with yet. */
  #isFresh({ nonce = '', nc = '' }: Said): boolean {
    const madeAtMs = this.#madeAtMs(nonce);
    if (madeAtMs === null || this.#now() - madeAtMs > NONCE_LIFE_MS) return false;
    const used = this.#used.get(nonce) ?? new Set();
    if (used.has(nc)) return false;
    this.#used.set(nonce, used.add(nc));
    for (const old of this.#used.keys()) {
      if (this.#now() - (this.#madeAtMs(old) ?? 0) > NONCE_LIFE_MS) this.#used.delete(old);
    }
    return true;
  }

  #challenge(isStale: boolean): Verdict {
    const nonce = this.#nonceOf(this.#now(), randomBytes(9).toString('base64url'));
    const stale = isStale ? ', stale=true' : '';
    return { challenge: `Digest realm="${REALM}", qop="auth", algorithm=MD5, nonce="${nonce}"${stale}` };
  }

  /** When, which and a proof that it is ours, so that nothing is kept of nonces that nobody uses. */
  #nonceOf(atMs: number, which: string): string {
    const proof = createHmac('sha256', this.#secret).update(`${atMs}.${which}`).digest('base64url');
    return `${atMs}.${which}.${proof}`;
  }

  #madeAtMs(nonce: string): number | null {
    const [atMs = '', which = ''] = nonce.split('.');
    return isEqual(nonce, this.#nonceOf(Number(atMs), which)) ? Number(atMs) : null;
  }
}

type Said = Readonly<Record<string, string>>;

/** `name="value"` or `name=value`, with commas between. */
const parseDigest = (text: string): Said =>
  Object.fromEntries(
    [...text.matchAll(/([a-z]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+))/gi)].map(([, name = '', quoted, plain]) => [
      name.toLowerCase(),
      quoted === undefined ? (plain ?? '') : quoted.replace(/\\(.)/g, '$1'),
    ]),
  );

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
