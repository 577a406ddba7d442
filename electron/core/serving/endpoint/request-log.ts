import type { EndpointRequest } from '../../../../shared/endpoint.ts';

/** A log that is written once a second costs no request a write of its own; a crash loses no more than that. */
const WRITE_WITHIN_MS = 1_000;
const MOST_AT_ONCE = 500;

type Keep = (requests: EndpointRequest[]) => Promise<void>;

/** Requests on their way into the home's log. */
export class RequestLog {
  readonly #keep: Keep;
  #waiting: EndpointRequest[] = [];
  #timer: NodeJS.Timeout | null = null;

  constructor(keep: Keep) {
    this.#keep = keep;
  }

  note(request: EndpointRequest): void {
    this.#waiting.push(request);
    if (this.#waiting.length >= MOST_AT_ONCE) void this.write();
    else this.#timer ??= setTimeout(() => void this.write(), WRITE_WITHIN_MS).unref();
  }

  /** Writes what waits; resolves when it is in the home. */
  async write(): Promise<void> {
    if (this.#timer !== null) clearTimeout(this.#timer);
    this.#timer = null;
    const requests = this.#waiting.splice(0);
    if (requests.length > 0) await this.#keep(requests);
  }
}
