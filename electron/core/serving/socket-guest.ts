import { timingSafeEqual } from 'node:crypto';
import type { Socket } from 'node:net';
import { fail, type Result } from '../../../shared/result.ts';
import { VERSION } from '../../../shared/version.ts';
import type { Door } from '../door.ts';
import { FrameReader, frameOf, parseFrame } from './frames.ts';
import { Asked, ASKED_LIMIT_BYTES, type Told } from './socket-messages.ts';

type Request = Extract<Asked, { kind: 'request' }>;

/** More calls at once than any command makes. */
const MOST_CALLS = 16;
/** Who does not read its answers is let go before they fill the memory. */
const UNREAD_LIMIT_BYTES = 64 * 2 ** 20;
/** Between two calls of one command there is less than this. */
const IDLE_MS = 1_000;

/**
 * One process at the socket. It is believed nothing: each line is parsed, the first must hold the home's secret, and
 * whatever does not fit ends the connection. What it asked for is cancelled when it goes, because nobody waits for it.
 */
export class SocketGuest {
  readonly #socket: Socket;
  readonly #door: Door;
  readonly #secret: string;
  readonly #running = new Map<number, AbortController>();
  readonly #greeting: NodeJS.Timeout;
  #isWelcome = false;
  #isDraining = false;
  #leaving: NodeJS.Timeout | undefined;

  constructor(socket: Socket, door: Door, secret: string, greetingMs: number) {
    this.#socket = socket;
    this.#door = door;
    this.#secret = secret;
    this.#greeting = setTimeout(() => socket.destroy(), greetingMs);
    const reader = new FrameReader(ASKED_LIMIT_BYTES);
    socket.on('data', (bytes) => this.#receive(reader.push(bytes)));
    socket.on('error', () => socket.destroy()); // a guest that broke off; `close` follows
    socket.on('close', () => this.#forget());
  }

  /** Lets it finish what it does, and says goodbye once it asks for nothing more. */
  drain(): void {
    this.#isDraining = true;
    this.#leaveWhenIdle();
  }

  close(): void {
    this.#socket.destroySoon();
    this.#socket.unref(); // one that reads nothing does not keep this process alive
  }

  #receive(lines: readonly string[] | null): void {
    if (lines === null) {
      this.#refuse(fail('socket.tooLong', `A message was over ${ASKED_LIMIT_BYTES} bytes.`));
      return;
    }
    for (const line of lines) {
      if (!this.#socket.writable) return;
      const asked = Asked.safeParse(parseFrame(line));
      if (!asked.success) this.#refuse(fail('socket.badMessage', 'A message was not understood.'));
      else this.#heed(asked.data);
    }
  }

  #heed(asked: Asked): void {
    if (asked.kind === 'hello') this.#greet(asked.secret, asked.version);
    else if (!this.#isWelcome) this.#refuse(refuseStranger());
    else if (asked.kind === 'cancel') this.#running.get(asked.id)?.abort();
    else void this.#answer(asked);
  }

  #greet(secret: string, version: string): void {
    if (!isEqual(secret, this.#secret)) this.#refuse(refuseStranger());
    else if (version !== VERSION) this.#refuse(refuseVersion(version));
    else {
      clearTimeout(this.#greeting);
      this.#isWelcome = true;
      this.#tell({ kind: 'welcome' });
    }
  }

  async #answer({ id, name, input, project }: Request): Promise<void> {
    if (this.#running.size >= MOST_CALLS || this.#running.has(id)) {
      this.#refuse(fail('socket.tooMany', 'Too much was asked at once.'));
      return;
    }
    const controller = new AbortController();
    this.#running.set(id, controller);
    const onProgress = (event: unknown): void => {
      if (!this.#socket.writableNeedDrain) this.#tell({ kind: 'progress', id, event });
    };
    const options = { signal: controller.signal, onProgress, project: project ?? undefined };
    const result = await this.#door.call(name, input, options);
    this.#running.delete(id);
    this.#tell({ kind: 'reply', id, result });
    this.#leaveWhenIdle();
  }

  #tell(message: Told): void {
    if (!this.#socket.writable) return;
    if (this.#socket.writableLength > UNREAD_LIMIT_BYTES) this.#socket.destroy();
    else this.#socket.write(frameOf(message));
  }

  #refuse(result: Result<never>): void {
    if (!result.ok) this.#tell({ kind: 'refused', error: result.error });
    this.#socket.destroySoon();
  }

  #leaveWhenIdle(): void {
    clearTimeout(this.#leaving);
    if (!this.#isDraining) return;
    this.#leaving = setTimeout(() => {
      if (this.#running.size === 0) this.close();
    }, IDLE_MS);
  }

  #forget(): void {
    clearTimeout(this.#greeting);
    clearTimeout(this.#leaving);
    for (const controller of this.#running.values()) controller.abort();
  }
}

/** In a time that does not tell how much of it was right. */
function isEqual(given: string, known: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(known)];
  return one.length === other.length && timingSafeEqual(one, other);
}

const refuseStranger = (): Result<never> =>
  fail('socket.stranger', 'Only a process that can read this home is answered here.');

const refuseVersion = (version: string): Result<never> =>
  fail(
    'home.otherVersion',
    `Fieldloop ${VERSION} has the home open, and this is Fieldloop ${version}.`,
    'Close its window or wait for its command to end, or use the same version.',
  );
