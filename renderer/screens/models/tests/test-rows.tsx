import { CircleCheck, CircleMinus, CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TestResult } from '../../../../shared/model-tests.ts';
import { tellingFigure, useTestWords } from './use-test-words.ts';

const icons = { passed: CircleCheck, failed: CircleX, notApplicable: CircleMinus } as const;

/** What was tested, measured and asked, one line a test. */
export function TestRows({ results }: { readonly results: readonly TestResult[] }) {
  const { t } = useTranslation();
  const words = useTestWords();
  return (
    <ul className="test-rows" aria-label={t('models.tests.results')}>
      {results.map((result) => {
        const Icon = icons[result.verdict];
        const figure = tellingFigure(result);
        return (
          <li key={result.test.id} className={`test-row test-row-${result.verdict}`}>
            <Icon size={18} strokeWidth={1.9} role="img" aria-label={t(`models.tests.verdict.${result.verdict}`)} />
            <div>
              <strong>{words.nameOf(result.test)}</strong>
              <p className="second table-text">{figure ? words.measured(figure) : words.because(result)}</p>
            </div>
            {figure && <span className="caption">{words.limit(figure)}</span>}
          </li>
        );
      })}
    </ul>
  );
}
