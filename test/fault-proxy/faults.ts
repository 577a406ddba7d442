/** What a link does to what goes over it. Times are the link's own, before the proxy's time scale. */
export type Faults = {
  /** Bytes per second, shared by all connections; infinite where the link sets no limit. */
  readonly upRate: number;
  readonly downRate: number;
  /** One way. */
  readonly latencyMs: number;
  /** Added to the latency, evenly from 0; the order of bytes stays. */
  readonly jitterMs: number;
  /** All connections are reset this often. */
  readonly resetEveryMs: number | null;
  /** All connections are reset each time so many bytes went up: a figure in bytes that no slow machine changes. */
  readonly resetEveryBytesUp: number | null;
  /** Every so often nothing moves for a while. */
  readonly stall: Spell | null;
  /** The link is up for a while and then gone until the next turn: new connections are refused, open ones reset. */
  readonly up: Spell | null;
  /** An answer is cut after so many bytes, with a clean end. */
  readonly truncateAfter: number | null;
  /** The laptop's side of a connection is closed after so many bytes; answers still come. */
  readonly halfCloseAfter: number | null;
  /** What a connection carried to the server is delivered a second time when it has ended. */
  readonly isDeliveredTwice: boolean;
  /** Somebody in between answers every request himself. */
  readonly portal: PortalPage | null;
};

/** Begins every `everyMs` and lasts `forMs`. */
export type Spell = { readonly everyMs: number; readonly forMs: number };
export type PortalPage = { readonly status: number; readonly type: string; readonly body: string };

export const NO_FAULTS: Faults = {
  upRate: Number.POSITIVE_INFINITY,
  downRate: Number.POSITIVE_INFINITY,
  latencyMs: 0,
  jitterMs: 0,
  resetEveryMs: null,
  resetEveryBytesUp: null,
  stall: null,
  up: null,
  truncateAfter: null,
  halfCloseAfter: null,
  isDeliveredTwice: false,
  portal: null,
};

const kilobitsPerSecond = (rate: number): number => (rate * 1000) / 8;
const login = '<html><form action="/login">Room number</form></html>';

/** The links that field work is done over. */
export const profiles = {
  /** A poor second-generation mobile network. */
  P2G: {
    ...NO_FAULTS,
    upRate: kilobitsPerSecond(20),
    downRate: kilobitsPerSecond(40),
    latencyMs: 400,
    jitterMs: 100,
    resetEveryMs: 30_000,
  },
  /** A satellite that is lost behind clouds and trees for seconds. */
  SAT: {
    ...NO_FAULTS,
    upRate: kilobitsPerSecond(64),
    downRate: kilobitsPerSecond(256),
    latencyMs: 325,
    jitterMs: 25,
    stall: { everyMs: 20_000, forMs: 5_000 },
  },
  /** A hotel's network before somebody has logged in. */
  PORTAL: { ...NO_FAULTS, portal: { status: 200, type: 'text/html', body: login } },
  /** Six minutes of a fair mobile network a day. */
  MIN: {
    ...NO_FAULTS,
    upRate: kilobitsPerSecond(100),
    downRate: kilobitsPerSecond(100),
    latencyMs: 200,
    up: { everyMs: 24 * 3_600_000, forMs: 6 * 60_000 },
  },
} as const satisfies Record<string, Faults>;
