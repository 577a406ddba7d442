import type { Topic } from '../../shared/calls/call-row.ts';
import type { Output } from '../../shared/calls.ts';
import type { Result } from '../../shared/result.ts';
import type { Door } from './door.ts';

export type ModelWatch = {
  /** Does now what is due and resolves when nothing is; for a command that ends. */
  readonly settle: () => Promise<void>;
  readonly close: () => void;
};

const WATCHED: ReadonlySet<Topic> = new Set(['records', 'labels', 'models']);

/**
 * Takes back what a tripwire trips for, and lets the shadow answer, after records and answers came. Nobody waits for it: it
 * begins `quietMs` after the last change, so that whoever is typing the next visit comes first, and goes on for as long as something waits.
 */
export function keepWatching(
  door: Pick<Door, 'call' | 'onChanged' | 'announce'>,
  { quietMs, project }: { readonly quietMs: number; readonly project: string | undefined },
): ModelWatch {
  let isDue = false;
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const look = async (): Promise<void> => {
    isDue = false;
    const ran = (await door.call('watch.run', {}, { project })) as Result<Output<'watch.run'>>; // the contract's output
    if (!ran.ok) return;
    const { takenBack, shadowed, waiting } = ran.value;
    if (takenBack.length > 0) door.announce(['models', 'alerts', 'sync']);
    if (shadowed > 0) door.announce(['predictions', 'sync']);
    if (shadowed > 0 && waiting > 0) plan();
  };
  const lookInTurn = (): Promise<void> => {
    clearTimeout(timer);
    running = running.then(look);
    return running;
  };
  const plan = (): void => {
    isDue = true;
    clearTimeout(timer);
    timer = setTimeout(() => void lookInTurn(), quietMs).unref();
  };
  const stopHearing = door.onChanged((topics) => {
    if (topics.some((topic) => WATCHED.has(topic))) plan();
  });
  const settle = async (): Promise<void> => {
    await running;
    if (!isDue) return;
    await lookInTurn();
    await settle();
  };
  return {
    settle,
    close: () => {
      clearTimeout(timer);
      stopHearing();
    },
  };
}
