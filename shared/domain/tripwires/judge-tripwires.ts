import type { TripwireName, Tripwires, TripwireState, WatchedShare } from '../../tripwires.ts';
import { shareSequence } from './share-sequence.ts';

export type Counted = { readonly count: number; readonly of: number };

/** What one version did on the records that it advised on. `positive` is null where no class is looked for. */
export type WatchedCounts = {
  readonly failed: Counted;
  readonly slow: Counted;
  readonly positive: Counted | null;
  readonly corrected: Counted;
};

/**
 * What every tripwire says of a version, held against its limit alone or against the version that it stands in for (`other`,
 * null where there is none; then nothing is said of those tripwires). The chance of a false alarm is parted among the tripwires
 * that are declared, and between two shares that are compared, and each interval holds at every look at once: so it may be
 * asked after every record.
 */
export function judgeTripwires(
  tripwires: Tripwires,
  own: WatchedCounts,
  other: WatchedCounts | null,
): readonly TripwireState[] {
  const { failed, slow, positive, corrected, falseAlarm } = tripwires;
  const declared = [failed, slow, positive, corrected].filter((tripwire) => tripwire !== null).length;
  const alpha = falseAlarm / Math.max(1, declared);
  const against = (counts: Counted | null | undefined, same: Counted | null) =>
    counts === null || counts === undefined || same === null ? null : { own: same, other: counts };
  const pairs = {
    positive: against(other?.positive, own.positive),
    corrected: against(other?.corrected, own.corrected),
  };
  return [
    ...(failed === null ? [] : [judgeShare(tripwires, 'failed', own.failed, failed.most, alpha)]),
    ...(slow === null ? [] : [judgeShare(tripwires, 'slow', own.slow, slow.most, alpha)]),
    ...(positive === null || pairs.positive === null
      ? []
      : [judgeDifference(tripwires, 'positive', pairs.positive, positive.within, alpha)]),
    ...(corrected === null || pairs.corrected === null
      ? []
      : [judgeDifference(tripwires, 'corrected', pairs.corrected, corrected.within, alpha)]),
  ];
}

function judgeShare(
  { leastRecords }: Tripwires,
  tripwire: TripwireName,
  counted: Counted,
  most: number,
  alpha: number,
): TripwireState {
  const own = watchedShare(counted, alpha);
  const isTripped = own.share !== null && own.share.low > most;
  const verdict = counted.of < leastRecords ? 'tooFew' : isTripped ? 'tripped' : 'holds';
  return { tripwire, limit: most, own, other: null, verdict };
}

/** Too many corrections are a fault, too few are none; of the class looked for both too many and too few are. */
function judgeDifference(
  { leastRecords }: Tripwires,
  tripwire: 'positive' | 'corrected',
  counted: { readonly own: Counted; readonly other: Counted },
  within: number,
  alpha: number,
): TripwireState {
  const [own, other] = [watchedShare(counted.own, alpha / 2), watchedShare(counted.other, alpha / 2)];
  const above = (own.share?.low ?? 0) - (other.share?.high ?? 1);
  const below = (other.share?.low ?? 0) - (own.share?.high ?? 1);
  const isTripped = above > within || (tripwire === 'positive' && below > within);
  const isFew = Math.min(counted.own.of, counted.other.of) < leastRecords;
  return { tripwire, limit: within, own, other, verdict: isFew ? 'tooFew' : isTripped ? 'tripped' : 'holds' };
}

const watchedShare = ({ count, of }: Counted, alpha: number): WatchedShare => ({
  count,
  of,
  share: shareSequence(count, of, alpha),
});
