import type { Socket } from 'node:net';
import type { Random } from '../../shared/domain/random.ts';
import type { Faults } from './faults.ts';
import { afterStall, type LinkClock } from './link-clock.ts';

/** A packet of a mobile link, in bytes: what is sent is spread over time in steps of this size. */
const PACKET = 1_400;
/** What may be between the ends; more is not read, so that the sender feels how slow the link is. */
const MOST_IN_FLIGHT = 8_192;

export type LaneParts = {
  readonly clock: LinkClock;
  readonly random: Random;
  readonly faults: Pick<Faults, 'latencyMs' | 'jitterMs' | 'stall'>;
  readonly rate: number;
};

export type Carried = {
  /** What is on the way when the connection is reset never arrives. */
  readonly isOpen: () => boolean;
  readonly arrive: (bytes: Buffer) => void;
  readonly end: () => void;
};

/** One direction of a link, shared by all connections: a packet leaves when those before it have. */
export class LaneOfLink {
  /** Bytes that came out at the other end. */
  bytes = 0;
  lost = 0;
  /** What comes in is lost until this is false again. */
  isCut = false;
  readonly #parts: LaneParts;
  #freeAtMs = 0;

  constructor(parts: LaneParts) {
    this.#parts = parts;
  }

  /** Carries what `from` sends to `arrive`, in order, while the connection is open. */
  carry(from: Socket, { isOpen, arrive, end }: Carried): void {
    let inFlight = 0;
    let arrivedAtMs = 0;
    const { clock } = this.#parts;
    from.on('data', (data: Buffer) => {
      for (let at = 0; at < data.length; at += PACKET) {
        const packet = data.subarray(at, at + PACKET);
        arrivedAtMs = Math.max(arrivedAtMs, this.#depart(packet.length));
        inFlight += packet.length;
        clock.at(arrivedAtMs, () => {
          inFlight -= packet.length;
          if (inFlight < MOST_IN_FLIGHT && !from.destroyed) from.resume();
          if (this.isCut || !isOpen()) {
            this.lost += packet.length;
            return;
          }
          this.bytes += packet.length;
          arrive(packet);
        });
      }
      if (inFlight >= MOST_IN_FLIGHT) from.pause();
    });
    from.on('end', () => clock.at(Math.max(arrivedAtMs, clock.now()), () => !this.isCut && end()));
  }

  /** What was on the way is gone: the next packet leaves at once. */
  empty(): void {
    this.#freeAtMs = 0;
  }

  /** When a packet that is handed in now comes out. */
  #depart(sizeBytes: number): number {
    const { clock, random, faults, rate } = this.#parts;
    const beginsMs = afterStall(faults.stall, Math.max(clock.now(), this.#freeAtMs));
    this.#freeAtMs = beginsMs + (sizeBytes / rate) * 1000;
    return this.#freeAtMs + faults.latencyMs + random.next() * faults.jitterMs;
  }
}
