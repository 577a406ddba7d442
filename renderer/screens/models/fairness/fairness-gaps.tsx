import { useTranslation } from 'react-i18next';
import type { FairnessReport } from '../../../../shared/fairness.ts';
import { columnWords } from '../../../column-words.ts';
import { formatOfHundred } from '../../../format.ts';
import { type Fact, Facts } from '../../../ui/layout/facts.tsx';

/** The widest gap of each measure with its interval, and between whom it is. */
export function FairnessGaps({ report: { gaps } }: { readonly report: FairnessReport }) {
  const { t } = useTranslation();
  if (gaps.length === 0) return <p className="second table-text">{t('fairness.noGaps')}</p>;
  const facts = gaps.map(
    ({ measure, between: [more, less], value, low, high }): Fact => ({
      name: t(`fairness.measure.${measure}`),
      term: t('fairness.between', { more: columnWords(more), less: columnWords(less) }),
      value: t('fairness.points', {
        value: formatOfHundred(value),
        low: formatOfHundred(low),
        high: formatOfHundred(high),
      }),
    }),
  );
  return <Facts facts={facts} />;
}
