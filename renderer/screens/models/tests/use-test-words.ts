import { useTranslation } from 'react-i18next';
import type { ModelTest, TestFigure, TestReport, TestResult } from '../../../../shared/model-tests.ts';
import { columnWords, refWords } from '../../../column-words.ts';
import { formatBytes, formatNumber } from '../../../format.ts';

export type TestWords = {
  readonly nameOf: (test: ModelTest) => string;
  /** What was measured and, in brackets, between what it lies. */
  readonly measured: (figure: TestFigure) => string;
  readonly limit: (figure: TestFigure) => string;
  /** Why there is nothing measured. */
  readonly because: (result: TestResult) => string;
  /** Who tested at that time, in words, and on what. */
  readonly tested: (report: TestReport, when: string) => string;
};

/** The first that breaks its limit, else the first: a group that is told worse is what has to be seen. */
export const tellingFigure = ({ figures }: TestResult): TestFigure | undefined =>
  figures.find(({ holds }) => !holds) ?? figures[0];

/** Tests and what they measured in words that whoever keeps the data reads. */
export function useTestWords(): TestWords {
  const { t } = useTranslation();
  const write = (name: string, value: number): string => {
    if (name === 'memoryBytes') return formatBytes(value);
    return name === 'slowMs' ? t('models.tests.ms', { ms: formatNumber(value, 1) }) : formatNumber(value, 3);
  };
  return {
    nameOf: ({ title, kind }) => title ?? t(`models.tests.kind.${kind}`),
    measured: ({ name, of, value, low, high }) => {
      const told = low === null || high === null ? '' : ` (${write(name, low)} – ${write(name, high)})`;
      const what = t(`models.tests.figure.${name}`, { defaultValue: columnWords(name) });
      return [of === null ? what : `${what}, ${columnWords(of)}`, `${write(name, value)}${told}`].join(': ');
    },
    limit: ({ name, limit, side }) => t(`models.tests.${side}`, { limit: write(name, limit) }),
    because: ({ because, detail }) => {
      const why = because === null ? '' : t(`models.tests.because.${because}`);
      return [why, detail].filter(Boolean).join(': ');
    },
    tested: ({ actorName, judgedOn }, when) => {
      const who = t('models.tests.when', { when, who: actorName });
      if (judgedOn === null) return who;
      const { kind, rows, datasetRef } = judgedOn;
      return `${who} ${t(`models.tests.judgedOn.${kind}`, { rows: formatNumber(rows), dataset: refWords(datasetRef) })}`;
    },
  };
}
