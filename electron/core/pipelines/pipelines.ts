import type { PipelineRun } from '../../../shared/pipelines/pipeline-run.ts';
import type { Result } from '../../../shared/result.ts';
import { askOf, type PipelineDoor } from './ask.ts';
import { carryOutRun } from './carry-out-run.ts';

type Carrying = { readonly controller: AbortController; readonly ended: Promise<Result<PipelineRun>> };

export type PipelinesOptions = {
  /** Waits between two attempts of a step; a test does not. */
  readonly pause?: (delayMs: number, signal: AbortSignal) => Promise<void>;
};

type Asked = {
  readonly id: string;
  readonly projectName: string;
  readonly signal: AbortSignal;
  readonly progress: (event: unknown) => void;
};

/** The only place that invokes actions one after another: runs of pipelines, each through the contract table. */
export class Pipelines {
  readonly #carried = new Map<string, Carrying>();
  readonly #pause: (delayMs: number, signal: AbortSignal) => Promise<void>;
  #door: PipelineDoor | null = null;

  constructor({ pause = pauseFor }: PipelinesOptions = {}) {
    this.#pause = pause;
  }

  /** Says which door it leads to; whoever made the door calls this before anybody can run a pipeline. */
  openTo(door: PipelineDoor): void {
    this.#door = door;
  }

  /** Carries a run out as far as it goes, and answers it then; a second call for the same run waits for the first. */
  carryOut({ id, projectName, signal, progress }: Asked): Promise<Result<PipelineRun>> {
    const door = this.#door;
    if (door === null) throw new Error('a pipeline was run before there was a door to ask through');
    const carried = this.#carried.get(id);
    if (carried !== undefined) return carried.ended;
    const controller = new AbortController();
    const stop = (): void => controller.abort();
    signal.addEventListener('abort', stop, { once: true });
    if (signal.aborted) stop();
    const hands = { ask: askOf(door, projectName), signal: controller.signal, progress, pause: this.#pause };
    const ended = carryOutRun(hands, id).finally(() => {
      signal.removeEventListener('abort', stop);
      this.#carried.delete(id);
    });
    this.#carried.set(id, { controller, ended });
    return ended;
  }

  /** Interrupts a run that is being carried out, and answers when nobody is at it any more. */
  async interrupt(id: string): Promise<void> {
    const carried = this.#carried.get(id);
    carried?.controller.abort();
    await carried?.ended;
  }
}

const pauseFor = (delayMs: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const end = (): void => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, delayMs);
    signal.addEventListener('abort', end, { once: true });
  });
