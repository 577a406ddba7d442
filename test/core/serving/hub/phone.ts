import { createHash } from 'node:crypto';

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');

/** A phone with ODK Collect: asks without a password first, answers the digest challenge, and counts as it goes on. */
export class Phone {
  readonly #base: string;
  readonly #user: string;
  readonly #token: string;
  #nonce = '';
  #count = 0;

  constructor(base: string, user: string, token: string) {
    this.#base = base;
    this.#user = user;
    this.#token = token;
  }

  async request(method: string, path: string, body?: FormData): Promise<Response> {
    const send = (authorization: string | null): Promise<Response> =>
      fetch(`${this.#base}${path}`, {
        method,
        headers: { 'X-OpenRosa-Version': '1.0', ...(authorization === null ? {} : { authorization }) },
        ...(body === undefined ? {} : { body }),
      });
    const first = await send(this.#nonce === '' ? null : this.authorization(method, path));
    const challenge = first.headers.get('www-authenticate');
    if (first.status !== 401 || challenge === null) return first;
    this.#nonce = /nonce="([^"]+)"/.exec(challenge)?.[1] ?? '';
    this.#count = 0;
    return send(this.authorization(method, path));
  }

  get(url: string): Promise<Response> {
    return this.request('GET', url.replace(this.#base, ''));
  }

  /** HEAD first, as the specification has it, then the record with its files. */
  async submit(
    xml: string,
    files: Readonly<Record<string, Uint8Array<ArrayBuffer>>> = {},
    isIncomplete = false,
  ): Promise<Response> {
    const head = await this.request('HEAD', '/submission?deviceID=collect%3Ax1');
    if (head.status !== 204) return head;
    const form = new FormData();
    form.set('xml_submission_file', new Blob([xml], { type: 'text/xml' }), 'record.xml');
    if (isIncomplete) form.set('*isIncomplete*', 'yes');
    for (const [name, bytes] of Object.entries(files)) form.set(name, new Blob([bytes], { type: 'image/jpeg' }), name);
    return this.request('POST', '/submission?deviceID=collect%3Ax1', form);
  }

  /** RFC 7616 with MD5 and `qop=auth`. */
  authorization(method: string, path: string): string {
    const nc = String(++this.#count).padStart(8, '0');
    const cnonce = `c${this.#count}`;
    const who = md5(`${this.#user}:Fieldloop:${this.#token}`);
    const response = md5([who, this.#nonce, nc, cnonce, 'auth', md5(`${method}:${path}`)].join(':'));
    return `Digest username="${this.#user}", realm="Fieldloop", nonce="${this.#nonce}", uri="${path}", qop=auth, nc=${nc}, cnonce="${cnonce}", response="${response}", algorithm=MD5`;
  }
}
