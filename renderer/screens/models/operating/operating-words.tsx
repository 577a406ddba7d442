import { useTranslation } from 'react-i18next';
import type { OperatingPoint } from '../../../../shared/operating-point.ts';
import { formatNumber, formatOfHundred } from '../../../format.ts';

/** How a deployment's limit was chosen, whom it leaves to a person, and which sites have their own; in the history. */
export function OperatingWords({ point }: { readonly point: OperatingPoint }) {
  const { t } = useTranslation();
  const { basis, unsureWithin, sites } = point;
  return (
    <>
      {basis.kind === 'cost' && <span>{t('operating.because.cost', { cost: formatNumber(basis.missCost) })}</span>}
      {basis.kind === 'capacity' && (
        <span>
          {t('operating.because.capacity', {
            perDay: formatNumber(basis.perDay),
            seen: formatNumber(basis.seenPerDay),
          })}
        </span>
      )}
      {unsureWithin > 0 && <span>{t('operating.because.unsure', { share: formatOfHundred(unsureWithin) })}</span>}
      {sites.map(({ site, threshold }) => (
        <span key={site}>{t('operating.because.site', { site, limit: formatOfHundred(threshold) })}</span>
      ))}
    </>
  );
}
