import { useTranslation } from 'react-i18next';
import type { Output } from '../../../shared/calls.ts';
import type { DriftColumn, DriftReport, SiteChange } from '../../../shared/drift.ts';
import { formatDay, formatFixed, formatNumber, formatPercent } from '../../format.ts';
import { useColumnUnits } from '../../use-column-words.ts';
import { chanceOf } from './chance.ts';

type Fact = { readonly name: string; readonly value: string };

/** A p-value in words, such as "less than 1 in 100,000". */
export function useChanceWords(): (pValue: number) => string {
  const { t } = useTranslation();
  return (pValue) => {
    const { key, number } = chanceOf(pValue);
    return t(`drift.chanceWords.${key}`, { number: formatNumber(number, 0) });
  };
}

/** What is known of a column's change, the sizes before the measures. Empty for no column. */
export function useDriftFacts({ siteChange }: DriftReport, column: DriftColumn | undefined): readonly Fact[] {
  const { t } = useTranslation();
  const site = useSiteFacts();
  const chance = useChanceWords();
  if (!column) return [];
  const atSite = siteChange?.column === column.name ? siteChange : null;
  const { psi, psiBand, state, adjustedPValue, n, missingShare, newCategories, outOfRange } = column;
  const beyond = (outOfRange?.below ?? 0) + (outOfRange?.above ?? 0);
  const shares = { before: formatPercent(missingShare.reference), after: formatPercent(missingShare.current) };
  return [
    ...(atSite ? site(atSite) : []),
    ...(atSite || state !== 'compared' ? [] : [{ name: t('drift.chance'), value: chance(adjustedPValue) }]),
    ...(atSite ? [] : [{ name: t('drift.seenIn'), value: t('drift.values', { count: n, shown: formatNumber(n) }) }]),
    ...(psi === null || psiBand === null || state === 'tooFew'
      ? []
      : [
          {
            name: t(atSite ? 'drift.psiAllSites' : 'drift.psi'),
            value: t(`drift.band.${psiBand}`, { psi: formatFixed(psi, 2) }),
          },
        ]),
    { name: t('drift.missing'), value: t('drift.fromTo', shares) },
    ...(newCategories.length > 0
      ? [{ name: t('drift.newValues'), value: newCategories.map(({ value }) => value).join(', ') }]
      : []),
    ...(beyond > 0 ? [{ name: t('drift.beyondRange'), value: formatNumber(beyond) }] : []),
  ];
}

function useSiteFacts(): (change: SiteChange) => readonly Fact[] {
  const { t } = useTranslation();
  const chance = useChanceWords();
  const unitOf = useColumnUnits();
  return ({ column, size, sinceDay, n, pValue }) => {
    const [low, high] = [Math.abs(size.low), Math.abs(size.high)].sort((a, b) => a - b);
    const interval = {
      size: formatNumber(Math.abs(size.value)),
      unit: unitOf(column) ?? '',
      low: formatNumber(low ?? 0),
      high: formatNumber(high ?? 0),
    };
    return [
      { name: t(size.value > 0 ? 'drift.tooHighBy' : 'drift.tooLowBy'), value: t('drift.interval', interval) },
      { name: t('drift.chance'), value: chance(pValue) },
      { name: t('drift.seenIn'), value: t('drift.sinceDay', { count: n, since: formatDay(sinceDay) }) },
    ];
  };
}

/** What the comparison with the other sites points to; where enough records show no change, how small a one would show. */
export function useLikelyCause(
  { report: { siteChange }, finding }: Output<'monitor.report'>,
  column: DriftColumn | undefined,
): string | null {
  const { t } = useTranslation();
  if (siteChange !== null && siteChange.column === column?.name) {
    return onlyThere(siteChange) ? t('drift.likely.instrument', { site: siteChange.site }) : t('drift.likely.others');
  }
  return finding.key === 'drift.finding.none' ? t('drift.likely.nothing') : null;
}

/** Whether the intervals of all other sites hold zero. */
export const onlyThere = ({ site, sites }: SiteChange): boolean =>
  sites.every((other) => other.site === site || (other.low <= 0 && other.high >= 0));
