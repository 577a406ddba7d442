import type { Spell } from './faults.ts';

/** The time of a link that runs `scale` times as fast as the clock on the wall; it starts at 0. */
export class LinkClock {
  readonly #scale: number;
  readonly #startedAtMs = performance.now();
  readonly #timers = new Set<NodeJS.Timeout>();

  constructor(scale: number) {
    this.#scale = scale;
  }

  now = (): number => (performance.now() - this.#startedAtMs) * this.#scale;

  /** Runs `work` at this time of the link. */
  at(atMs: number, work: () => void): void {
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        work();
      },
      Math.max(0, atMs - this.now()) / this.#scale,
    );
    this.#timers.add(timer);
  }

  /** Runs `work` again and again, first after one turn. */
  every(turnMs: number, work: () => void): void {
    const next = (turn: number): void =>
      this.at(turn * turnMs, () => {
        work();
        next(turn + 1);
      });
    next(1);
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }
}

/** Whether a spell lasts at this time; its first one begins with the link. */
export const lasts = (spell: Spell, atMs: number): boolean => atMs % spell.everyMs < spell.forMs;

/** The first moment from `atMs` on at which a spell does not last. Spells that stall a link begin at the end of their first turn. */
export function afterStall(stall: Spell | null, atMs: number): number {
  if (stall === null) return atMs;
  const inTurnMs = atMs % stall.everyMs;
  const beginsMs = stall.everyMs - stall.forMs;
  return inTurnMs < beginsMs ? atMs : atMs - inTurnMs + stall.everyMs;
}
