import { useTranslation } from 'react-i18next';
import type { DriftColumn } from '../../../shared/drift.ts';
import { formatNumber, formatPercent, formatSignificant } from '../../format.ts';
import { Facts } from '../../ui/layout/facts.tsx';

type MethodOfColumnProps = { readonly column: DriftColumn /** 0–1. */; readonly alpha: number };

/** The method on request: every test of a column with its statistic and p-value, and what corrects them. */
export function MethodOfColumn({ column, alpha }: MethodOfColumnProps) {
  const { t } = useTranslation();
  const { n, referenceN, combinedPValue, adjustedPValue, psiPValue, effect, tests } = column;
  return (
    <details className="drift-method table-text">
      <summary>{t('drift.method.title')}</summary>
      {tests.length > 0 && <Tests tests={tests} />}
      <Facts
        facts={[
          { name: t('drift.method.n'), value: formatNumber(n) },
          { name: t('drift.method.referenceN'), value: formatNumber(referenceN) },
          ...(psiPValue === null ? [] : [{ name: t('drift.method.psiP'), value: formatSignificant(psiPValue) }]),
          ...(effect === null
            ? []
            : [{ name: t(`drift.method.effect.${effect.name}`), value: formatSignificant(effect.value) }]),
          { name: t('drift.method.combined'), value: formatSignificant(combinedPValue) },
          { name: t('drift.method.adjusted'), value: formatSignificant(adjustedPValue) },
          { name: t('drift.method.level'), value: formatPercent(alpha) },
        ]}
      />
    </details>
  );
}

function Tests({ tests }: Pick<DriftColumn, 'tests'>) {
  const { t } = useTranslation();
  return (
    <table className="drift-tests">
      <thead>
        <tr>
          <th scope="col">{t('drift.method.test')}</th>
          <th scope="col">{t('drift.method.statistic')}</th>
          <th scope="col">{t('drift.method.p')}</th>
        </tr>
      </thead>
      <tbody>
        {tests.map(({ name, statistic, pValue }) => (
          <tr key={name}>
            <th scope="row">{t(`drift.method.name.${name}`)}</th>
            <td>{formatSignificant(statistic)}</td>
            <td>{formatSignificant(pValue)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
