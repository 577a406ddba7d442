import type { HeldBecause } from '../../../shared/run.ts';

/** One run that is being trained, or waits for its turn. */
export type Training = {
  readonly runId: string;
  /** Aborted when the run is cancelled for good. */
  readonly signal: AbortSignal;
  /** Why it is to pause; null while it is not. */
  readonly pausedBecause: () => HeldBecause | null;
  /** What to do once it is to pause; at once where it is already. */
  readonly onPause: (pause: () => void) => void;
};

type Entry = Training & {
  readonly pause: (because: HeldBecause) => void;
  readonly cancel: () => void;
  readonly ended: Promise<void>;
};

/**
 * The runs that are being trained here: one at a time, the others wait in the order in which they came, for two at once
 * would need the memory of both and end no sooner.
 */
export class Trainings {
  readonly #entries = new Map<string, Entry>();
  #last: Promise<void> = Promise.resolve();
  #closedBecause: HeldBecause | null = null;
  #onTurn: () => void = () => undefined;

  /** Calls `listener` whenever a run's turn has come, while whoever asked for it still waits. */
  watch(listener: () => void): void {
    this.#onTurn = listener;
  }

  /** The run is being trained from now on. */
  tellTurn(): void {
    this.#onTurn();
  }

  has(runId: string): boolean {
    return this.#entries.has(runId);
  }

  /** Does `work` when its turn has come; one that is to pause or is cancelled meanwhile does not wait for it. */
  async inTurn<T>(runId: string, signal: AbortSignal, work: (training: Training) => Promise<T>): Promise<T> {
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => {
      end = resolve;
    });
    const entry = openEntry(runId, signal, ended);
    if (this.#closedBecause !== null) entry.pause(this.#closedBecause);
    const before = this.#last;
    this.#last = before.then(() => ended);
    this.#entries.set(runId, entry);
    try {
      await Promise.race([before, leaving(entry)]);
      return await work(entry);
    } finally {
      this.#entries.delete(runId);
      end();
    }
  }

  /** Answers false where the run is not being trained here. Resolves when it rests. */
  async pause(runId: string, because: HeldBecause): Promise<boolean> {
    const entry = this.#entries.get(runId);
    entry?.pause(because);
    await entry?.ended;
    return entry !== undefined;
  }

  /** For good; false where the run is not being trained here. Resolves when it has ended. */
  async cancel(runId: string): Promise<boolean> {
    const entry = this.#entries.get(runId);
    entry?.cancel();
    await entry?.ended;
    return entry !== undefined;
  }

  /** Of all that are trained or wait. */
  pauseAll(because: HeldBecause): void {
    for (const entry of this.#entries.values()) entry.pause(because);
  }

  /** No training goes on or begins from now on. Resolves when all have come to rest, or at the latest after so long. */
  async close(withinMs: number): Promise<void> {
    this.#closedBecause = 'closed';
    const resting = Promise.all([...this.#entries.values()].map(({ ended }) => ended));
    this.pauseAll('closed');
    let timer: NodeJS.Timeout | undefined;
    const atTheLatest = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, withinMs);
    });
    await Promise.race([resting, atTheLatest]);
    clearTimeout(timer);
  }
}

function openEntry(runId: string, asked: AbortSignal, ended: Promise<void>): Entry {
  const cancelling = new AbortController();
  let because: HeldBecause | null = null;
  let pauses: (() => void)[] = [];
  return {
    runId,
    ended,
    signal: AbortSignal.any([asked, cancelling.signal]),
    cancel: () => cancelling.abort(),
    pausedBecause: () => because,
    onPause: (pause) => {
      if (because === null) pauses.push(pause);
      else pause();
    },
    pause: (why) => {
      because ??= why;
      for (const pause of pauses) pause();
      pauses = [];
    },
  };
}

/** Resolves when it need not wait for its turn any more. */
const leaving = ({ signal, onPause }: Entry): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => resolve(), { once: true });
    onPause(resolve);
  });
