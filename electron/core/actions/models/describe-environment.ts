import { arch, cpus, platform } from 'node:os';

/** What a run was made with, so that somebody can make it again. `cpus` counts logical processors. */
export const describeEnvironment = (version: string): Record<string, string | number> => ({
  fieldloop: version,
  node: process.versions.node,
  ...(process.versions['electron'] === undefined ? {} : { electron: process.versions['electron'] }),
  platform: platform(),
  arch: arch(),
  cpus: cpus().length,
});
