import { useTranslation } from 'react-i18next';
import type { SiteChange } from '../../../shared/drift.ts';
import { SiteComparison } from '../../charts/site-comparison.tsx';
import { useColumnUnits, useColumnWords } from '../../use-column-words.ts';

/** The changed site beside all others, with what the other columns suggest as zero. */
export function Sites({ change, finding }: { readonly change: SiteChange; readonly finding: string }) {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const unitOf = useColumnUnits();
  return (
    <SiteComparison
      title={t('drift.sites', { column: nameOf(change.column) })}
      unit={t('drift.sitesUnit', { unit: unitOf(change.column) ?? '' })}
      finding={finding}
      height={178}
      sites={change.sites.map((site) => ({ ...site, alarm: site.site === change.site }))}
    />
  );
}
