import type { InferenceSession } from 'onnxruntime-node';
import type { OpenModel, Session } from '../scoring/sessions.ts';

/** Hears when foreign code begins and ends to hold this process. */
export type RunWatch = { readonly begin: () => void; readonly end: () => void };

/**
 * One model runs at a time. A run holds the thread anyway, and so it is known whose run it was when this process hangs
 * or dies: `announce` tells core before each.
 */
export class ModelTurns {
  readonly #watch: RunWatch | null;
  #last: Promise<unknown> = Promise.resolve();

  constructor(watch: RunWatch | null) {
    this.#watch = watch;
  }

  /** Does `work`, which opens or runs a model, when those before it have ended. */
  async take<T>(announce: () => void, work: () => Promise<T>): Promise<T> {
    const before = this.#last;
    let end = (): void => undefined;
    this.#last = new Promise<void>((resolve) => {
      end = resolve;
    });
    await before;
    announce();
    this.#watch?.begin();
    try {
      return await work();
    } finally {
      this.#watch?.end();
      end();
    }
  }

  /** The model, with each of its runs in a turn of its own. */
  inTurns(model: OpenModel, announce: () => void): OpenModel {
    return {
      ...model,
      sessionFor: async (rows) => {
        const session = await this.#open(model, rows, announce);
        const run: Session['run'] = (feeds: InferenceSession.OnnxValueMapType, wanted: readonly string[]) =>
          this.take(announce, () => session.run(feeds, wanted));
        return { inputMetadata: session.inputMetadata, outputMetadata: session.outputMetadata, run };
      },
    };
  }

  /** The first session is there already; a second one for large batches may have to be opened. */
  #open(model: OpenModel, rows: number, announce: () => void): Promise<Session> {
    return rows === 1 ? model.sessionFor(rows) : this.take(announce, () => model.sessionFor(rows));
  }
}
