import { CircleCheck, TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Repair } from '../../../../shared/integrity.ts';
import { formatNumber } from '../../../format.ts';

/** What was mended and from where; what could not be is listed under it. */
export function RepairResult({ repair: { ok, repaired, stillDamaged } }: { readonly repair: Repair }) {
  const { t } = useTranslation();
  const Icon = ok ? CircleCheck : TriangleAlert;
  const sources = (['server', 'backup'] as const)
    .map((from) => ({ from, count: repaired.filter((one) => one.from === from).length }))
    .filter(({ count }) => count > 0);
  return (
    <div className={ok ? 'care-verdict' : 'care-verdict warn-text'} role="status">
      <Icon size={18} strokeWidth={1.9} aria-hidden />
      <div>
        {sources.map(({ from, count }) => (
          <p key={from}>{t(`care.repaired.${from}`, { count, shown: formatNumber(count) })}</p>
        ))}
        <p>
          {ok
            ? t('care.repaired.whole')
            : t('care.repaired.left', { count: stillDamaged.length, shown: formatNumber(stillDamaged.length) })}
        </p>
      </div>
    </div>
  );
}
