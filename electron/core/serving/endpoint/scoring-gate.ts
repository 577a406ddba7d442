import { fail, type Result } from '../../../../shared/result.ts';

export type ScoringLimits = { readonly atOnce: number; readonly withinMs: number };

/** Compute scores one request after the other: a few wait, and more are told to come again. */
export const SCORING_LIMITS: ScoringLimits = { atOnce: 16, withinMs: 30_000 };

/** Bounds how many requests are scored at once, and for how long each. */
export class ScoringGate {
  readonly #limits: ScoringLimits;
  readonly #cut = new AbortController();
  #running = 0;

  constructor(limits: ScoringLimits) {
    this.#limits = limits;
  }

  get running(): number {
    return this.#running;
  }

  /**
   * Does `work` unless too much runs. It is called off when the caller has gone, when it takes too long, and when the
   * endpoint ends. Fails with `endpoint.tooMany`, `endpoint.tooSlow`, and as the work does.
   */
  async run<T>(gone: AbortSignal, work: (signal: AbortSignal) => Promise<Result<T>>): Promise<Result<T>> {
    if (this.#running >= this.#limits.atOnce) {
      return fail('endpoint.tooMany', 'Too much is being scored at once.', 'Try again in a second.');
    }
    this.#running++;
    const late = AbortSignal.timeout(this.#limits.withinMs);
    try {
      const result = await work(AbortSignal.any([gone, late, this.#cut.signal]));
      return !result.ok && late.aborted ? this.#refuseLate() : result;
    } finally {
      this.#running--;
    }
  }

  /** Calls off what runs. */
  cut(): void {
    this.#cut.abort();
  }

  #refuseLate(): Result<never> {
    const seconds = this.#limits.withinMs / 1_000;
    return fail('endpoint.tooSlow', `Scoring took longer than ${seconds} seconds and was stopped.`, 'Send fewer rows.');
  }
}
