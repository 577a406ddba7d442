import { useTranslation } from 'react-i18next';
import type { Canary } from '../../../../shared/canary.ts';
import type { TripEvidence, TripwireState, WatchedShare } from '../../../../shared/tripwires.ts';
import { refWords } from '../../../column-words.ts';
import { formatNumber, formatOfHundred, formatPercent } from '../../../format.ts';

export type TrialWords = {
  readonly canary: (canary: Canary) => string;
  /** Why a version was taken back. */
  readonly tripped: (evidence: TripEvidence) => string;
  /** How often it happened, of how many. */
  readonly counted: (share: WatchedShare) => string;
  readonly limit: (state: TripwireState) => string;
};

/** Canaries and their tripwires in words that whoever keeps the data reads. */
export function useTrialWords(): TrialWords {
  const { t } = useTranslation();
  const counted = ({ count, of }: WatchedShare): string =>
    t('tripwires.counted', { count: of, happened: formatNumber(count), of: formatNumber(of) });
  return {
    counted,
    canary: (canary) =>
      canary.by === 'share'
        ? t('tripwires.ofShare', { share: formatOfHundred(canary.share) })
        : t('tripwires.ofSites', { sites: canary.sites.join(', ') }),
    tripped: ({ tripped, states, againstRef }) => {
      const state = states.find(({ tripwire }) => tripwire === tripped);
      if (state === undefined) return t(`tripwires.name.${tripped}`);
      const own = { does: t(`tripwires.does.${tripped}`), own: counted(state.own) };
      return state.other === null
        ? t('tripwires.tripped', own)
        : t('tripwires.trippedAgainst', { ...own, other: counted(state.other), model: refWords(againstRef) });
    },
    limit: ({ tripwire, limit, other }) =>
      t(`tripwires.limit.${other === null ? 'most' : tripwire === 'positive' ? 'within' : 'more'}`, {
        limit: formatPercent(limit, 0),
      }),
  };
}
