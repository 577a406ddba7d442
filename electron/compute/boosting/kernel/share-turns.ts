/** Places in the shared Int32Array: the turn that was begun, the one whose second half is claimed, the one it is done of. */
export const BEGUN = 0;
const CLAIMED = 1;
export const DONE = 2;

/** A wait that is likely short looks so often before it lets the processor go: spinning on makes others slow. */
const SPINS = 4_000;

/** Waits until a place holds something else than `known`; answers that. */
function waitForChange(turns: Int32Array, place: number, known: number): number {
  for (let spin = 0; spin < SPINS; spin += 1) {
    const seen = Atomics.load(turns, place);
    if (seen !== known) return seen;
  }
  Atomics.wait(turns, place, known);
  return Atomics.load(turns, place);
}

const isClaimed = (turns: Int32Array, turn: number): boolean =>
  Atomics.compareExchange(turns, CLAIMED, turn - 1, turn) === turn - 1;

/** One turn of work for two threads, the main thread's side: both halves are done when it returns. */
export type TakeTurn = (turns: Int32Array, first: () => void, second: () => void) => void;

/**
 * Does the first half, and the second one too unless the helper claimed that first. So a helper that the system keeps
 * waiting costs nothing.
 */
export function takeTurn(turns: Int32Array, first: () => void, second: () => void): void {
  const turn = Atomics.add(turns, BEGUN, 1) + 1;
  Atomics.notify(turns, BEGUN);
  first();
  if (isClaimed(turns, turn)) second();
  else for (let done = Atomics.load(turns, DONE); done !== turn; ) done = waitForChange(turns, DONE, done);
}

/** The helper's side, which may begin after the first turns; never returns. */
export function helpForever(turns: Int32Array, second: () => void): never {
  for (let known = 0; ; ) {
    known = waitForChange(turns, BEGUN, known);
    if (!isClaimed(turns, known)) continue;
    second();
    Atomics.store(turns, DONE, known);
    Atomics.notify(turns, DONE);
  }
}
