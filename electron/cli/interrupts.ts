import { z } from 'zod';

const Begun = z.object({ runId: z.string() });

/** What Ctrl C does to a command that runs. */
export type Interrupts = {
  /** Aborted when the person wants the command to stop. */
  readonly signal: AbortSignal;
  /** Takes the progress of its calls, which says when it is in a training. */
  readonly hear: (event: unknown) => void;
  /** How to pause the training that it is in; null once it is in none any more. */
  readonly pauseBy: (pause: ((runId: string) => void) | null) => void;
  /** As a second Ctrl C would. */
  readonly stop: () => void;
  readonly close: () => void;
};

/** The first Ctrl C pauses the training that the command is in, to be resumed. One more, or one beside any, stops it. */
export function listenForInterrupts(): Interrupts {
  const stopping = new AbortController();
  const stop = (): void => stopping.abort();
  let runId: string | null = null;
  let pause: ((runId: string) => void) | null = null;
  const onInterrupt = (): void => {
    if (runId === null || pause === null) return stop();
    pause(runId);
    pause = null;
  };
  process.on('SIGINT', onInterrupt);
  return {
    signal: stopping.signal,
    hear: (event) => {
      runId = Begun.safeParse(event).data?.runId ?? runId;
    },
    pauseBy: (how) => {
      pause = how;
    },
    stop,
    close: () => process.removeListener('SIGINT', onInterrupt),
  };
}
