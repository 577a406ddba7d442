import { useTranslation } from 'react-i18next';
import type { TestResult } from '../../../../shared/test-report.ts';
import { TestRow } from './test-row.tsx';

/** What was tested, measured and asked, one line a test. */
export function TestRows({ results }: { readonly results: readonly TestResult[] }) {
  const { t } = useTranslation();
  return (
    <ul className="test-rows" aria-label={t('models.tests.results')}>
      {results.map((result) => (
        <TestRow key={result.test.id} result={result} />
      ))}
    </ul>
  );
}
