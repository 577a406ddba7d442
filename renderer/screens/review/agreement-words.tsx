import { useTranslation } from 'react-i18next';
import { wilsonInterval } from '../../../shared/domain/interval.ts';
import type { Agreement } from '../../../shared/prediction.ts';
import { formatNumber, formatOfHundred } from '../../format.ts';

/** Fewer answers say nothing of a share. */
const FEWEST = 30;

/** How often the model is right, by those who were asked first, told apart from how often it is followed. */
export function AgreementWords({ agreement: { blind, shown } }: { readonly agreement: Agreement }) {
  const { t } = useTranslation();
  if (blind.of + shown.of === 0) return null;
  const right = blind.of < FEWEST ? null : wilsonInterval(blind.same, blind.of);
  return (
    <div className="review-agreement caption">
      <p>
        {right === null
          ? t('review.agreement.few', { n: formatNumber(blind.of), needs: formatNumber(FEWEST) })
          : t('review.agreement.right', {
              share: formatOfHundred(right.value),
              low: formatOfHundred(right.low),
              high: formatOfHundred(right.high),
              n: formatNumber(blind.of),
            })}
      </p>
      {shown.of >= FEWEST && (
        <p>
          {t('review.agreement.followed', {
            share: formatOfHundred(shown.same / shown.of),
            n: formatNumber(shown.of),
          })}
        </p>
      )}
    </div>
  );
}
