import { useTranslation } from 'react-i18next';
import type { ModelTest } from '../../../../shared/model-tests.ts';
import type { TestFigure, TestReport, TestResult } from '../../../../shared/test-report.ts';
import { columnWords, refWords } from '../../../column-words.ts';
import { formatBytes, formatNumber } from '../../../format.ts';
import { useColumnWords } from '../../../use-column-words.ts';

export type TestWords = {
  readonly nameOf: (test: ModelTest) => string;
  /** What was measured and, in brackets, between what it lies. */
  readonly measured: (figure: TestFigure) => string;
  /** What was measured, and of what. */
  readonly measuredOf: (figure: TestFigure) => string;
  /** The group, pair, column or metric that a figure is of; null where it is of all. */
  readonly partOf: (figure: TestFigure) => string | null;
  readonly value: (figure: TestFigure) => string;
  /** Its interval; null where it has none. */
  readonly between: (figure: TestFigure) => string | null;
  readonly limit: (figure: TestFigure) => string;
  /** What was to be measured, and the limit that it was held against. */
  readonly asked: (figure: TestFigure) => string;
  /** Why there is nothing measured. */
  readonly because: (result: TestResult) => string;
  /** Who tested at that time, in words, and on what. */
  readonly tested: (report: TestReport, when: string) => string;
};

/** Tests and what they measured in words that whoever keeps the data reads. */
export function useTestWords(): TestWords {
  const { t } = useTranslation();
  const nameOfColumn = useColumnWords();
  const write = (name: string, value: number): string => {
    if (name === 'memoryBytes') return formatBytes(value);
    return name === 'slowMs' ? t('models.tests.ms', { ms: formatNumber(value, 1) }) : formatNumber(value, 3);
  };
  const whatOf = (name: string) => t(`models.tests.figure.${name}`, { defaultValue: columnWords(name) });
  /** What is gained is so much of a metric; everything else is of a group or a column. */
  const partOf = ({ name, of }: TestFigure) => (of === null ? null : name === 'gain' ? whatOf(of) : nameOfColumn(of));
  const measuredOf = (figure: TestFigure) => [whatOf(figure.name), partOf(figure)].filter(Boolean).join(', ');
  const value = (figure: TestFigure) => write(figure.name, figure.value);
  const between = ({ name, low, high }: TestFigure) =>
    low === null || high === null ? null : `${write(name, low)} – ${write(name, high)}`;
  const limitOf = ({ name, limit, side }: TestFigure) => t(`models.tests.${side}`, { limit: write(name, limit) });
  return {
    nameOf: ({ title, kind }) => title ?? t(`models.tests.kind.${kind}`),
    measured: (figure) => {
      const interval = between(figure);
      return `${measuredOf(figure)}: ${value(figure)}${interval === null ? '' : ` (${interval})`}`;
    },
    measuredOf,
    partOf,
    value,
    between,
    limit: limitOf,
    asked: (figure) => `${whatOf(figure.name)}: ${limitOf(figure)}`,
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
