import { deserialize, serialize } from 'node:v8';

/** How one fit tells what it has so far, so that it can go on from there when this process has ended. */
export type Checkpoint = {
  /** What the same fit told last, in this Fieldloop or in one that was killed; null begins anew. */
  readonly resumeFrom: Uint8Array | null;
  /**
   * Called between two rounds, when the fit can go on from what `encode` says and end with the same model. `encode` is
   * called at once or never. Throws `TrainingPaused` where the training is to stop here: let it through.
   */
  readonly offer: (encode: () => Uint8Array) => void;
  /** As `offer`, for a fit that is done: what it says is kept, and the fit is not repeated. */
  readonly finish: (encode: () => Uint8Array) => void;
};

/** Thrown out of a training that was asked to pause, once its state has been sent. */
export class TrainingPaused extends Error {
  override readonly name = 'TrainingPaused';
}

export type CheckpointOptions = {
  /** What a training of the same request sent last; null begins anew. */
  readonly resumeFrom: Uint8Array | null;
  /** Work lost in a crash is at most so long, and one round more. */
  readonly everyMs: number;
  readonly send: (state: Uint8Array) => void;
  readonly isPausing: () => boolean;
  /** How long a fit waited for its state to be encoded and sent. */
  readonly onTold: (seconds: number) => void;
};

/**
 * The states of a training's fits, by their names (a trial, a refit, a fold of a cross-validation), and when to send
 * them: every so many milliseconds, whatever a round takes.
 */
export class Checkpoints {
  readonly #states: Map<string, Uint8Array>;
  readonly #options: CheckpointOptions;
  #sentAtMs = performance.now();

  constructor(options: CheckpointOptions) {
    this.#options = options;
    this.#states = options.resumeFrom === null ? new Map() : decodeState(options.resumeFrom);
  }

  /** Each fit of a training has a name of its own, the same whenever the training is repeated. */
  of(fit: string): Checkpoint {
    return {
      resumeFrom: this.#states.get(fit) ?? null,
      offer: (encode) => {
        const isPausing = this.#options.isPausing();
        if (!isPausing && performance.now() - this.#sentAtMs < this.#options.everyMs) return;
        this.#tell(fit, encode);
        if (isPausing) throw new TrainingPaused();
      },
      finish: (encode) => void this.#states.set(fit, encode()),
    };
  }

  #tell(fit: string, encode: () => Uint8Array): void {
    const startedAtMs = performance.now();
    this.#states.set(fit, encode());
    this.#options.send(encodeState(this.#states));
    this.#sentAtMs = performance.now();
    this.#options.onTold((this.#sentAtMs - startedAtMs) / 1_000);
  }
}

/** Plain objects, maps and typed arrays as bytes, every number to the last bit. */
export const encodeState = (state: unknown): Uint8Array => serialize(state);

/** `bytes` come from `encodeState` of the same Fieldloop: core hands over no other's, and checks their hash. */
export const decodeState = <State>(bytes: Uint8Array): State => deserialize(bytes) as State; // as above
