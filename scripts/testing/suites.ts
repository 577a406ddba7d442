import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { places, root } from '../paths.mjs';
import { hasPostgres } from '../set-up/system-packages.mjs';

export type Suite = {
  /** Names its report, and chooses it: `npm test -- --suite unit`. */
  readonly name: string;
  readonly runner: 'vitest' | 'playwright';
  /** Arguments after the runner's own. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Not part of `npm test`; run by name. */
  readonly onlyByName?: true;
  /** Why it cannot run on this machine; null when it can. */
  readonly hindrance?: () => string | null;
};

/** Every suite there is. `npm test` runs them in this order, each in a process of its own. */
export const suites: readonly Suite[] = [
  { name: 'unit', runner: 'vitest', args: ['--project', 'unit'] },
  { name: 'slow', runner: 'vitest', args: ['--project', 'slow'] },
  { name: 'cli', runner: 'vitest', args: ['--project', 'cli'] },
  { name: 'kill', runner: 'vitest', args: ['--project', 'kill'] },
  {
    name: 'server-on-postgres',
    runner: 'vitest',
    args: ['--project', 'server-on-postgres'],
    hindrance: needsPostgres,
  },
  {
    name: 'journeys',
    runner: 'playwright',
    args: ['--config', 'test/journeys/playwright.config.ts'],
  },
  {
    name: 'interop',
    runner: 'vitest',
    args: ['--project', 'interop'],
    onlyByName: true,
    hindrance: () => needsTestsIn('test/interop'),
  },
  {
    name: 'soak',
    runner: 'vitest',
    args: ['--project', 'soak'],
    onlyByName: true,
    hindrance: () => needsTestsIn('test/soak'),
  },
];

export const reportOf = (suite: Suite): string => join(places.reports, `${suite.name}.json`);

function needsTestsIn(folder: string): string | null {
  const place = join(root, folder);
  const names = existsSync(place) ? readdirSync(place, { recursive: true, encoding: 'utf8' }) : [];
  return names.some((name) => /\.(test|journey|spec)\.tsx?$/.test(name)) ? null : `there are no tests in ${folder} yet`;
}

/** Set-up installs it on Debian and its kin; elsewhere a running one can be named. */
function needsPostgres(): string | null {
  return hasPostgres() ? null : 'there is no PostgreSQL here: name one with FIELDLOOP_TEST_POSTGRES=postgres://…';
}
