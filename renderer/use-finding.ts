import { useTranslation } from 'react-i18next';
import type { Finding } from '../shared/drift.ts';
import { formatLongDay, formatNumber, formatPercent } from './format.ts';
import { writeFinding } from './name-change.ts';
import { useColumnWords } from './use-column-words.ts';

/** A finding as the sentence that a person reads. */
export function useFinding(): (finding: Finding) => string {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const write = {
    number: (value: number) => formatNumber(value, 1),
    percent: (share: number) => formatPercent(share),
    day: formatLongDay,
    column: nameOf,
  };
  // A key comes from core as plain text; one that this catalogue lacks is shown as it is.
  return (finding) => t(finding.key, { ...writeFinding(finding, write), defaultValue: finding.key });
}
