import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { createRandom } from '../../shared/domain/random.ts';
import { type Faults, NO_FAULTS, type PortalPage } from './faults.ts';
import { LaneOfLink } from './lane-of-link.ts';
import { lasts, LinkClock } from './link-clock.ts';

export type FaultProxyOptions = {
  /** Where the server is: `http://127.0.0.1:port`. */
  readonly target: string;
  readonly faults?: Partial<Faults>;
  /** How many times as fast as the wall's clock the link's time runs; rates are of the link's time. */
  readonly scale?: number;
  readonly seed?: number;
};

export type Partition = 'up' | 'down' | 'both';

export type FaultProxy = {
  readonly url: string;
  readonly clock: LinkClock;
  /** Bytes that reached the server, and the laptop. */
  readonly bytesUp: () => number;
  readonly bytesDown: () => number;
  /** What partitions swallowed. */
  readonly bytesLost: () => number;
  readonly connections: () => number;
  /** What is sent in this direction is lost until `heal`, which resets every connection that lost something. */
  readonly partition: (direction: Partition) => void;
  readonly heal: () => void;
  readonly reset: () => void;
  /** Resets once, when so many more bytes went up. */
  readonly cutAfter: (bytes: number) => void;
  readonly close: () => Promise<void>;
};

type Connection = { readonly laptop: Socket; readonly server: Socket };

/** A bad link in front of a server, over real sockets: slow, late, stalling, cut, half-closed, doubled, or a portal. */
export async function openFaultProxy({
  target,
  scale = 1,
  seed = 1,
  ...given
}: FaultProxyOptions): Promise<FaultProxy> {
  const faults: Faults = { ...NO_FAULTS, ...given.faults };
  const clock = new LinkClock(scale);
  const random = createRandom(seed);
  const up = new LaneOfLink({ clock, random, faults, rate: faults.upRate });
  const down = new LaneOfLink({ clock, random, faults, rate: faults.downRate });
  const open = new Set<Connection>();
  let connections = 0;

  const reset = (): void => {
    for (const { laptop, server } of open) {
      laptop.resetAndDestroy();
      server.destroySoon(); // what reached the server has reached it
    }
    open.clear();
    up.empty();
    down.empty();
  };
  let cutAtBytes = faults.resetEveryBytesUp ?? Number.POSITIVE_INFINITY;
  const onSent = (): void => {
    if (up.bytes < cutAtBytes) return;
    cutAtBytes = up.bytes + (faults.resetEveryBytesUp ?? Number.POSITIVE_INFINITY);
    reset();
  };
  const listener = createServer({ allowHalfOpen: true }, (laptop) => {
    laptop.on('error', () => undefined);
    connections += 1;
    if (faults.portal !== null) return answerAsPortal(laptop, faults.portal);
    if (faults.up !== null && !lasts(faults.up, clock.now())) return void laptop.resetAndDestroy();
    const server = connect({ port: Number(new URL(target).port), host: '127.0.0.1', allowHalfOpen: true });
    const connection = { laptop, server };
    open.add(connection);
    join(connection, { up, down, faults, target, onSent, isOpen: () => open.has(connection) });
    laptop.on('close', () => open.delete(connection));
  });
  if (faults.resetEveryMs !== null) clock.every(faults.resetEveryMs, reset);
  if (faults.up !== null)
    clock.every(faults.up.forMs, () => faults.up !== null && !lasts(faults.up, clock.now()) && reset());
  listener.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const { port } = listener.address() as AddressInfo; // of a TCP server it is never a path
  return {
    url: `http://127.0.0.1:${port}`,
    clock,
    bytesUp: () => up.bytes,
    bytesDown: () => down.bytes,
    bytesLost: () => up.lost + down.lost,
    connections: () => connections,
    partition: (direction) => {
      up.isCut = direction !== 'down';
      down.isCut = direction !== 'up';
    },
    heal: () => {
      up.isCut = false;
      down.isCut = false;
      reset();
    },
    reset,
    cutAfter: (bytes) => {
      cutAtBytes = up.bytes + bytes;
    },
    close: async () => {
      clock.stop();
      reset();
      listener.close();
      await once(listener, 'close');
    },
  };
}

type Lanes = {
  readonly up: LaneOfLink;
  readonly down: LaneOfLink;
  readonly faults: Faults;
  readonly target: string;
  readonly onSent: () => void;
  readonly isOpen: () => boolean;
};

function join({ laptop, server }: Connection, { up, down, faults, target, onSent, isOpen }: Lanes): void {
  const { halfCloseAfter, truncateAfter, isDeliveredTwice } = faults;
  const heard: Buffer[] = [];
  let upBytes = 0;
  let downBytes = 0;
  const fail = (): void => {
    laptop.destroy();
    server.destroy();
  };
  for (const socket of [laptop, server]) socket.on('error', fail);
  const toServer = (bytes: Buffer): void => {
    if (isDeliveredTwice) heard.push(bytes);
    upBytes += bytes.length;
    if (server.writable) server.write(bytes);
    if (halfCloseAfter !== null && upBytes >= halfCloseAfter) server.end();
    onSent();
  };
  const toLaptop = (bytes: Buffer): void => {
    const left = truncateAfter === null ? bytes.length : Math.max(0, truncateAfter - downBytes);
    downBytes += bytes.length;
    if (laptop.writable) laptop.write(bytes.subarray(0, left));
    if (left < bytes.length) laptop.end();
  };
  up.carry(laptop, { isOpen, arrive: toServer, end: () => server.end() });
  down.carry(server, { isOpen, arrive: toLaptop, end: () => laptop.end() });
  server.on('close', () => {
    if (isDeliveredTwice && heard.length > 0) deliverAgain(target, heard);
  });
}

/** As a network may that believed its first delivery lost; what is answered is heard by nobody. */
function deliverAgain(target: string, heard: readonly Buffer[]): void {
  const again = connect({ port: Number(new URL(target).port), host: '127.0.0.1' });
  again.on('error', () => undefined);
  again.resume();
  again.end(Buffer.concat(heard));
}

function answerAsPortal(laptop: Socket, { status, type, body }: PortalPage): void {
  const head = [`HTTP/1.1 ${status} Portal`, `Content-Type: ${type}`, `Content-Length: ${Buffer.byteLength(body)}`];
  laptop.once('data', () => {
    laptop.end(`${head.join('\r\n')}\r\nLocation: /login\r\nConnection: close\r\n\r\n${body}`);
  });
}
