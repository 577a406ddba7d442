import { arch, availableParallelism, cpus, platform, release } from 'node:os';

/** What compute uses: trees grow on one or two threads (`openTreeKernel`). */
const MOST_THREADS = 2;

/** What a run was made with, so that somebody can make it again. `cpus` counts logical processors. */
export const describeEnvironment = (version: string): Record<string, string | number> => ({
  fieldloop: version,
  node: process.versions.node,
  ...(process.versions['electron'] === undefined ? {} : { electron: process.versions['electron'] }),
  platform: platform(),
  systemRelease: release(),
  arch: arch(),
  cpus: cpus().length,
  processor: cpus()[0]?.model.trim() ?? '',
  /** At most so many compute at once; the bytes of a model do not hang on it. */
  threads: Math.min(MOST_THREADS, availableParallelism()),
});
