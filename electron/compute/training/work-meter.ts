import type { Spent } from '../../../shared/spent.ts';

/** Looking takes some microseconds; what is held for less than this is not seen. */
const LOOK_EVERY_MS = 200;

export type WorkMeter = {
  /** What was spent since the meter was started. */
  readonly read: () => Omit<Spent, 'checkpointSeconds'>;
  readonly stop: () => void;
};

/** Watches what this process spends while it trains. */
export function startMeter(): WorkMeter {
  const startedAtMs = performance.now();
  const startCpu = process.cpuUsage();
  let peakMemoryBytes = 0;
  const look = (): void => {
    peakMemoryBytes = Math.max(peakMemoryBytes, process.memoryUsage.rss());
  };
  const timer = setInterval(look, LOOK_EVERY_MS);
  return {
    read: () => {
      look();
      const { user, system } = process.cpuUsage(startCpu);
      const seconds = (performance.now() - startedAtMs) / 1_000;
      return { seconds, cpuSeconds: (user + system) / 1_000_000, peakMemoryBytes };
    },
    stop: () => clearInterval(timer),
  };
}
