import type { Finding } from '../../../../shared/drift.ts';
import type { LookMark, WatchedDays } from '../../../../shared/watched-days.ts';

/** What the newest look of those shown says; null where nobody looked yet. */
export function newestFinding({ looks, stretches }: WatchedDays): Finding | null {
  const newest = looks.at(-1);
  if (newest === undefined) return null;
  // A site tells more than all of them together.
  const changed = newest.changed.find(({ site }) => site !== null) ?? newest.changed[0];
  if (changed !== undefined) return findingOf(changed);
  return { key: 'drift.finding.none', values: { n: stretches.reduce((sum, { n }) => sum + n, 0) } };
}

/** What changed in a look, as a sentence. */
export const findingOf = ({ column, site, fromDay }: LookMark['changed'][number]): Finding =>
  site === null
    ? { key: 'drift.finding.changed', values: { column } }
    : { key: 'drift.finding.changedAtSite', values: { column, site, since: fromDay } };
