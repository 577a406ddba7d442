import type { FairnessMeasure } from '../../model-tests.ts';
import type { Interval } from '../interval.ts';
import type { JudgedRows } from '../judging/judged-rows.ts';
import { normalQuantile } from '../normal-quantile.ts';
import { type Share, shareDifference } from '../share-difference.ts';
import type { RowGroup } from './group-rows.ts';

/** How often the class looked for is said in a group: of all its rows, of those where it is true, and where it is not. */
export type GroupRates = {
  readonly name: string;
  readonly n: number;
  readonly said: Share;
  readonly rightly: Share;
  readonly wrongly: Share;
};

/** The widest gap between two groups, and which they are: the one where it is more often said, and the other. */
export type Gap = Interval & { readonly between: [string, string]; readonly n: number };

/** Of two classes the one looked for stands last. A row whose truth is not known (NaN) counts in `said` alone. */
export function rateGroups({ actual, predicted }: JudgedRows, groups: readonly RowGroup[]): readonly GroupRates[] {
  return groups.map(({ name, places }) => {
    const count = (counts: (truth: number) => boolean): Share => {
      const counted = places.filter((place) => counts(actual[place] ?? Number.NaN));
      return { count: counted.filter((place) => predicted[place] === 1).length, of: counted.length };
    };
    return {
      name,
      n: places.length,
      said: count(() => true),
      rightly: count((truth) => truth === 1),
      wrongly: count((truth) => truth === 0),
    };
  });
}

/** Which shares a measure compares (Hardt, Price and Srebro 2016; demographic parity: Dwork et al. 2012). */
const sharesOf: Readonly<Record<FairnessMeasure, readonly (keyof Pick<GroupRates, 'said' | 'rightly' | 'wrongly'>)[]>> =
  {
    demographicParity: ['said'],
    equalOpportunity: ['rightly'],
    equalisedOdds: ['rightly', 'wrongly'],
  };

/**
 * The widest gap of a measure among groups with at least `leastRows` rows behind the share. Its interval is Newcombe's
 * (1998) for a confidence that holds for all pairs at once (Bonferroni), because the widest pair was looked for; never
 * under 0. Null with fewer than two such groups.
 */
export function widestGap(rates: readonly GroupRates[], measure: FairnessMeasure, leastRows: number): Gap | null {
  const gaps = sharesOf[measure].flatMap((share) => gapsOf(rates, share, leastRows));
  if (gaps.length === 0) return null;
  const z = normalQuantile(1 - 0.025 / gaps.length);
  const widest = gaps.reduce((most, gap) => (gap.difference(z).value > most.difference(z).value ? gap : most));
  const { value, low, high } = widest.difference(z);
  return { value, low: Math.max(0, low), high: Math.min(1, high), between: widest.between, n: widest.n };
}

type Pair = Pick<Gap, 'between' | 'n'> & { readonly difference: (z: number) => Interval };

function gapsOf(rates: readonly GroupRates[], share: 'said' | 'rightly' | 'wrongly', leastRows: number): Pair[] {
  const enough = rates
    .filter((group) => group[share].of >= Math.max(1, leastRows))
    .toSorted((a, b) => b[share].count / b[share].of - a[share].count / a[share].of);
  return enough.flatMap((more, index) =>
    enough.slice(index + 1).map((less) => ({
      between: [more.name, less.name],
      n: more[share].of + less[share].of,
      difference: (z: number) => shareDifference(more[share], less[share], z) ?? { value: 0, low: 0, high: 0 }, // of ≥ 1
    })),
  );
}
