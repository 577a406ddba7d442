import type { FastifyInstance } from 'fastify';
import type { HubAddress, HubRequest, HubStart, RunningHub } from '../../../../shared/hub.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { askOf, type ServedDoor } from '../ask-core.ts';
import { Credentials } from './credentials.ts';
import { FilesUnderWay } from './files-under-way.ts';
import { GuessLimit } from '../guess-limit.ts';
import { ownAddresses } from './own-addresses.ts';
import { receiveSubmission } from './receive-submission.ts';
import { ServedForms } from './served-forms.ts';

type Running = { -readonly [K in keyof RunningHub]: RunningHub[K] } & {
  readonly app: FastifyInstance;
  readonly ended: () => void;
};

const REQUESTS_KEPT = 200;

/** The second door for phones: at most one server, at the address that was chosen, for one project. */
export class Hub {
  readonly #now: () => number;
  #door: ServedDoor | null = null;
  #running: Running | null = null;
  #ended: Promise<void> = Promise.resolve();

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Says which door it leads to; whoever made the door calls this before anybody can start it. */
  openTo(door: ServedDoor): void {
    this.#door = door;
  }

  addresses(): readonly HubAddress[] {
    return ownAddresses();
  }

  running(): RunningHub | null {
    return this.#running;
  }

  /** Ends when the server that runs now does; at once where none does. */
  ended(): Promise<void> {
    return this.#ended;
  }

  /** Instead of what ran. Fails with `hub.notOwnAddress` and `hub.portTaken`. */
  async start(start: HubStart): Promise<Result<null>> {
    const door = this.#door;
    if (door === null) throw new Error('the hub was started before it was opened to a door');
    if (!ownAddresses().some(({ address }) => address === start.address)) return refuseAddress(start.address);
    await this.stop();
    const { createHubServer } = await import('./create-hub-server.ts'); // most commands never need it
    const ask = askOf(door, start.projectName);
    const underWay = new FilesUnderWay();
    const url = `http://${start.address}:${start.port}`;
    const app = await createHubServer({
      baseUrl: url,
      credentials: new Credentials(start.token, this.#now),
      guesses: new GuessLimit(this.#now),
      forms: new ServedForms(ask),
      take: async (sent, sender) => {
        const taken = await receiveSubmission(ask, underWay, sent, sender);
        if (taken.ok && taken.value.kind === 'record' && this.#running !== null) this.#running.received++;
        return taken;
      },
      log: (request) => this.#note(request),
      now: this.#now,
    });
    const listening = await listen(app, start);
    if (!listening.ok) return listening;
    let end: () => void = () => undefined;
    this.#ended = new Promise((resolve) => {
      end = resolve;
    });
    this.#running = { app, url, projectName: start.projectName, received: 0, requests: [], ended: end };
    return ok(null);
  }

  async stop(): Promise<void> {
    const running = this.#running;
    this.#running = null;
    await running?.app.close();
    running?.ended();
  }

  #note(request: HubRequest): void {
    if (this.#running === null) return;
    this.#running.requests = [request, ...this.#running.requests].slice(0, REQUESTS_KEPT);
  }
}

async function listen(app: FastifyInstance, { address, port }: HubStart): Promise<Result<null>> {
  try {
    await app.listen({ host: address, port });
    return ok(null);
  } catch (cause) {
    await app.close();
    const code = cause instanceof Error && 'code' in cause ? cause.code : null;
    if (code === 'EADDRINUSE') {
      return fail('hub.portTaken', `Another program uses the port ${port} of this laptop.`, 'Choose another port.');
    }
    if (code === 'EADDRNOTAVAIL') return refuseAddress(address);
    throw cause;
  }
}

const refuseAddress = (address: string): Result<never> =>
  fail(
    'hub.notOwnAddress',
    `This laptop does not have the address ${address} now.`,
    'Join the network, or choose one of the addresses that the laptop has.',
  );
