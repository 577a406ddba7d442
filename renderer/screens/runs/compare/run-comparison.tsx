import { Slices } from '../slices.tsx';
import { CompareCurves } from './compare-curves.tsx';
import { CompareMatrices } from './compare-matrices.tsx';
import { CompareShares } from './compare-shares.tsx';
import type { ComparedRuns } from './run-names.tsx';

/** What runs came to, chart by chart: curves over each other, shares with their intervals, right and wrong, groups. */
export function RunComparison({ runs, names }: ComparedRuns) {
  const [first, second] = runs;
  return (
    <>
      <div className="runs-cards">
        <CompareCurves runs={runs} names={names} />
        <CompareShares runs={runs} names={names} />
        <CompareMatrices runs={runs} names={names} />
      </div>
      {first?.outcome && <Slices outcome={first.outcome} other={second?.outcome ?? null} />}
    </>
  );
}
