import type { Finding } from '../../drift.ts';
import type { ChangedColumn, DriftLook, LookComparison } from '../../look.ts';
import { describeColumn, type DescribeOptions } from '../describe-drift.ts';

/**
 * The one sentence that a look comes to: the column that changed with the most evidence for its share of the level, else
 * that nothing did. Days are since 1970-01-01.
 */
export function describeLook({ comparisons }: DriftLook, options: DescribeOptions = {}): Finding {
  const changes = comparisons.flatMap((comparison) => comparison.changed.map((column) => ({ column, comparison })));
  const [strongest] = changes.toSorted((one, other) => evidenceOf(one) - evidenceOf(other));
  if (strongest === undefined) {
    return { key: 'drift.finding.none', values: { n: Math.max(0, ...comparisons.map(({ n }) => n)) } };
  }
  const { column, comparison } = strongest;
  const finding = describeColumn({ ...column, state: 'compared' }, options);
  const since = { since: comparison.fromDay, n: comparison.n };
  if (comparison.site === null) return { ...finding, values: { ...finding.values, ...since } };
  return { key: 'drift.finding.changedAtSite', values: { column: column.name, site: comparison.site, ...since } };
}

const evidenceOf = ({ column, comparison }: { column: ChangedColumn; comparison: LookComparison }): number =>
  column.adjustedPValue / comparison.level;
