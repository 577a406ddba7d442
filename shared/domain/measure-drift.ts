import { isReadOneByOne } from '../column.ts';
import type { DriftColumn, DriftReport, SiteChange } from '../drift.ts';
import type { ColumnProfile, Profile } from '../profile.ts';
import { compareCategories } from './compare-categories.ts';
import { compareNumbers } from './compare-numbers.ts';
import type { Comparison, Precision } from './comparison.ts';
import { testShares } from './contingency.ts';
import { benjaminiHochberg } from './false-discovery.ts';

/** A handful of odd records is for the record-by-record guard; a window of so few tells nothing of a population. */
const LEAST_ROWS = 10;

export type DriftOptions = {
  /** Chance of any false alarm among the columns when nothing changed. 0.05 unless said. */
  readonly alpha?: number;
  /** Columns to leave out: keys, the time of the visit, whatever is bound to change. */
  readonly ignore?: readonly string[];
  /** What `findSiteChange` found in the same rows, where they were at hand. */
  readonly siteChange?: SiteChange | null;
  readonly precision?: Precision;
};

/**
 * Compares a window with the reference, column by column, from their profiles alone. Nothing is ever too empty to be
 * compared: what could not be is said in the column's `state`, with p = 1.
 */
export function measureDrift(reference: Profile, current: Profile, options: DriftOptions = {}): DriftReport {
  const { alpha = 0.05, ignore = [], siteChange = null, precision = {} } = options;
  const names = new Set([...Object.keys(reference.columns), ...Object.keys(current.columns)]);
  const compared = [...names]
    .filter((name) => !ignore.includes(name))
    .flatMap((name) =>
      compareColumn({ name, rows: current.rows, precision }, reference.columns[name], current.columns[name]),
    );
  const columns = judge(compared, alpha);
  const drift = siteChange !== null || columns.some((column) => column.drift);
  return { n: current.rows, referenceN: reference.rows, alpha, drift, columns, siteChange };
}

type Judged = 'adjustedPValue' | 'drift';
type UnjudgedColumn = Omit<DriftColumn, Judged>;

/**
 * Corrects over the columns that had a test; the others would only thin the level. A column gone or of another kind is
 * a fact and needs none.
 */
function judge(columns: readonly UnjudgedColumn[], alpha: number): DriftColumn[] {
  const tested = columns.filter((column) => column.tests.length > 0);
  const adjusted = benjaminiHochberg(tested.map((column) => column.combinedPValue));
  const adjustedByName = new Map(tested.map((column, index) => [column.name, adjusted[index] ?? 1]));
  return columns.map((column) => {
    const adjustedPValue = adjustedByName.get(column.name) ?? 1;
    const drift = column.cause === 'structure' || (column.cause !== null && adjustedPValue <= alpha);
    return { ...column, cause: drift ? column.cause : null, adjustedPValue, drift };
  });
}

type Comparing = { readonly name: string; readonly rows: number; readonly precision: Precision };

function compareColumn(
  { name, rows, precision }: Comparing,
  reference: ColumnProfile | undefined,
  current: ColumnProfile | undefined,
): UnjudgedColumn[] {
  const known = reference ?? current;
  if (!known) return [];
  const blank = { name, type: known.type, ...countsOf(reference, current), ...NOTHING };
  if (!reference) return [{ ...blank, state: 'newColumn' }];
  if (rows === 0) return [{ ...blank, state: 'emptyWindow' }];
  if (!current) return [{ ...blank, state: 'removedColumn', cause: 'structure' }];
  if (!sameGrid(reference, current)) return [{ ...blank, state: 'typeChanged', cause: 'structure' }];
  const compared = {
    ...blank,
    ...combine(withMissing(comparisonOf(reference, current, precision), reference, current)),
  };
  const tooFew = Math.min(reference.n, current.n) < LEAST_ROWS;
  return [tooFew && compared.state !== 'emptyReference' ? { ...compared, state: 'tooFew', cause: null } : compared];
}

/** A column of which nothing could be computed. */
const NOTHING = {
  test: null,
  statistic: null,
  pValue: null,
  tests: [],
  combinedPValue: 1,
  cause: null,
  psi: null,
  psiBand: null,
  psiPValue: null,
  newCategories: [],
  outOfRange: null,
  effect: null,
  size: null,
} satisfies Partial<UnjudgedColumn>;

function countsOf(reference: ColumnProfile | undefined, current: ColumnProfile | undefined) {
  const share = (profile: ColumnProfile | undefined): number => (profile?.n ? profile.missing / profile.n : 0);
  return {
    n: current ? current.n - current.missing : 0,
    referenceN: reference ? reference.n - reference.missing : 0,
    missingShare: { reference: share(reference), current: share(current), pValue: 1 },
  };
}

const isDay = (profile: ColumnProfile): boolean => profile.type === 'date';
const isMoment = (profile: ColumnProfile): boolean => profile.type === 'datetime';

/** Whether the counts of two profiles fall on the same buckets or values. */
const sameGrid = (a: ColumnProfile, b: ColumnProfile): boolean =>
  a.kind === b.kind && isDay(a) === isDay(b) && isMoment(a) === isMoment(b);

function comparisonOf(reference: ColumnProfile, current: ColumnProfile, precision: Precision): Comparison {
  if (reference.n === 0) return { state: 'emptyReference', tests: [] };
  if (isReadOneByOne(reference.type) || isReadOneByOne(current.type)) return { state: 'notCompared', tests: [] };
  if (current.missing === current.n) return { state: 'allMissing', tests: [] };
  if (reference.missing === reference.n) return { state: 'emptyReference', tests: [] };
  if (reference.kind === 'numeric' && current.kind === 'numeric') return compareNumbers(reference, current, precision);
  if (reference.kind === 'category' && current.kind === 'category')
    return compareCategories(reference, current, precision);
  return { state: 'typeChanged', tests: [] };
}

/**
 * Where neither side has a gap the test cannot reject, whichever rows are the window's, and the others may have its share
 * of the level (Tarone 1990).
 */
const NO_GAPS = 1e-9;

/** Every column has this test, whatever else could be compared. */
function withMissing(comparison: Comparison, reference: ColumnProfile, current: ColumnProfile): Comparison {
  const result = testShares(current.missing, current.n, reference.missing, reference.n);
  if (!result) return comparison;
  const gaps = reference.missing + current.missing;
  const share = {
    reference: reference.missing / reference.n,
    current: current.missing / current.n,
    pValue: result.pValue,
  };
  const test = { name: 'missing', statistic: share.current - share.reference, pValue: result.pValue } as const;
  return {
    ...comparison,
    missingShare: share,
    tests: [...comparison.tests, { ...test, cause: 'missing', weight: gaps > 0 ? 0.2 : NO_GAPS }],
  };
}

/**
 * One p-value for the column: the least of its tests', each divided by its share of the weights (weighted Bonferroni,
 * Holm 1979). Most weight lies on the distribution, so that the side tests cost it little power.
 */
function combine({ tests, ...comparison }: Comparison) {
  const weights = tests.reduce((sum, { weight }) => sum + weight, 0);
  const scaled = tests.map((test) => ({
    cause: test.cause,
    pValue: Math.min(1, (test.pValue * weights) / test.weight),
  }));
  const least = scaled.toSorted((a, b) => a.pValue - b.pValue)[0];
  const main = tests.find((test) => test.cause === 'distribution') ?? tests[0];
  return {
    ...comparison,
    test: main?.name ?? null,
    statistic: main?.statistic ?? null,
    pValue: main?.pValue ?? null,
    tests: tests.map(({ name, statistic, pValue }) => ({ name, statistic, pValue })),
    combinedPValue: least?.pValue ?? 1,
    cause: least?.cause ?? null,
  };
}
