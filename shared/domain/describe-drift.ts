import type { DriftColumn, DriftReport, Finding, SiteChange } from '../drift.ts';

export type DescribeOptions = {
  /** Unit of a column, where it has one. */
  readonly unitOf?: (column: string) => string | undefined;
};

/** A shift of a fifth of a standard deviation (Cohen's "small"), seen 8 times of 10 at the 5 % level. */
const SMALL_EFFECT = 0.2;
const DETECTION = 7.849;
const MASS_UNITS = ['g', 'kg', 'lb', 'oz', 't'];

/**
 * The one sentence that a report comes to, as a catalogue key with values: the site that changed first, then the column
 * that changed most, then that nothing did and what could have been seen. Days are since 1970-01-01; sizes are positive,
 * the key says the direction.
 */
export function describeDrift(report: DriftReport, options: DescribeOptions = {}): Finding {
  if (report.siteChange) return describeSite(report.siteChange, options);
  const column = report.columns.filter(({ drift }) => drift).toSorted(byEvidence)[0];
  if (column) return describeColumn(column, options);
  if (report.n === 0) return { key: 'drift.finding.emptyWindow', values: {} };
  const needed = recordsNeeded(report.referenceN);
  return report.n < needed
    ? { key: 'drift.finding.tooFew', values: { n: report.n, needed } }
    : { key: 'drift.finding.none', values: { n: report.n } };
}

const byEvidence = (a: DriftColumn, b: DriftColumn): number =>
  a.adjustedPValue - b.adjustedPValue || (b.effect?.value ?? 0) - (a.effect?.value ?? 0);

/** Records needed to see a small shift against a reference of this size, rounded up to fifty. */
export function recordsNeeded(referenceN: number): number {
  const precision = SMALL_EFFECT ** 2 / DETECTION - 1 / Math.max(1, referenceN);
  return precision <= 0 ? Math.ceil(DETECTION / SMALL_EFFECT ** 2 / 50) * 100 : Math.ceil(1 / precision / 50) * 50;
}

/** `heavier`, `lighter` for masses, `higher`, `lower` for the rest. */
function describeSite(change: SiteChange, { unitOf }: DescribeOptions): Finding {
  const unit = unitOf?.(change.column) ?? '';
  const more = change.size.value > 0;
  const [up, down] = MASS_UNITS.includes(unit) ? ['heavier', 'lighter'] : ['higher', 'lower'];
  const values = {
    column: change.column,
    site: change.site,
    size: Math.abs(change.size.value),
    low: Math.min(Math.abs(change.size.low), Math.abs(change.size.high)),
    high: Math.max(Math.abs(change.size.low), Math.abs(change.size.high)),
    unit,
    since: change.sinceDay,
    n: change.n,
  };
  return { key: `drift.finding.${more ? up : down}`, values };
}

type Described = Pick<
  DriftColumn,
  'name' | 'n' | 'cause' | 'state' | 'size' | 'missingShare' | 'outOfRange' | 'newCategories'
>;

/** What changed in one column, as a catalogue key with values. */
export function describeColumn(column: Described, { unitOf }: DescribeOptions): Finding {
  const { name, n, cause, state, size, missingShare, outOfRange } = column;
  const base = { column: name, unit: unitOf?.(name) ?? '', n };
  if (cause === 'structure') return { key: `drift.finding.${state}`, values: { column: name } };
  if (cause === 'missing') {
    const values = { ...base, before: missingShare.reference, after: missingShare.current };
    return {
      key: missingShare.current > missingShare.reference ? 'drift.finding.moreMissing' : 'drift.finding.lessMissing',
      values,
    };
  }
  if (cause === 'newCategories') {
    const [first] = column.newCategories;
    return {
      key: 'drift.finding.newCategory',
      values: { ...base, value: first?.value ?? '', count: first?.count ?? 0 },
    };
  }
  if (cause === 'range') {
    const count = (outOfRange?.below ?? 0) + (outOfRange?.above ?? 0);
    return { key: 'drift.finding.outOfRange', values: { ...base, count } };
  }
  if (size?.kind === 'mean')
    return { key: 'drift.finding.numbers', values: { ...base, before: size.before, after: size.after } };
  if (size)
    return {
      key: 'drift.finding.shares',
      values: { ...base, value: size.value, before: size.before, after: size.after },
    };
  return { key: 'drift.finding.changed', values: base };
}
