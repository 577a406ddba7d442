import { useTranslation } from 'react-i18next';
import type { Cell } from '../shared/column.ts';
import { mainReasons, tellReasons } from '../shared/domain/tell-reasons.ts';
import type { Explanation } from '../shared/explanation.ts';
import type { Output } from '../shared/model.ts';
import { formatList, formatNumber, formatOfHundred } from './format.ts';
import type { ReasonsChart } from './ui/marks/reasons.tsx';
import { digitsFor } from './ui/marks/waterfall.ts';
import { useCellWords } from './use-cell-words.ts';
import { useColumnWords } from './use-column-words.ts';
import { useOwnWords } from './use-own-words.ts';

/** What was answered to which values, at which limit. */
type Answered = {
  readonly output: Output;
  readonly values: Readonly<Record<string, Cell>>;
  readonly threshold: number | null;
};

/** Why a model answered as it did: the sentence (null where nothing pulled that way), and the bars below it. */
export type ReasonWords = {
  readonly because: string | null;
  readonly chart: ReasonsChart;
  /** What the chart's dashed line is; null where there is none. */
  readonly limitWords: string | null;
  /** That the figures are estimates, and how good ones; null where they are exact. */
  readonly errorWords: string | null;
};

/** An explanation in the words and units of the project. */
export function useReasonWords(): (explanation: Explanation, answered: Answered) => ReasonWords {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const cellWords = useCellWords();
  const { classShort } = useOwnWords();
  return (explanation, { output, values, threshold }) => {
    const about = (column: string) => {
      const value = values[column] ?? null;
      return {
        name: nameOf(column),
        value: cellWords(column, value),
        kind: value === null || value === '' ? 'missing' : typeof value === 'number' ? 'number' : 'answer',
      } as const;
    };
    const label = (column: string): string => {
      const { kind, ...words } = about(column);
      return t(`reasons.label.${kind}`, words);
    };
    const is = (column: string): string => {
      const { kind, ...words } = about(column);
      return t(`reasons.is.${kind}`, words);
    };
    const { base, reasons, rest, total, offBy } = tellReasons(explanation);
    const main = mainReasons(explanation, output).map(is);
    const others = rest === null ? [] : [{ label: t('reasons.others'), amount: rest }];
    const { of } = explanation;
    const limit = of === null ? null : threshold;
    const rows = [...reasons.map(({ column, amount }) => ({ label: label(column), amount })), ...others];
    return {
      because: main.length === 0 ? null : t('reasons.because', { list: formatList(main) }),
      chart: {
        base,
        total,
        rows,
        isShare: of !== null,
        limit: limit === null ? null : limit * 100,
      },
      errorWords: offBy === null ? null : t('reasons.estimated', { by: atLeastOne(offBy, digitsFor(rows)) }),
      limitWords:
        of === null || limit === null
          ? null
          : t('reasons.limit', { answer: classShort(of), limit: formatOfHundred(limit) }),
    };
  };
}

/** With as many decimals as the figures beside it, and never as none at all. */
const atLeastOne = (error: number, digits: number): string => formatNumber(Math.max(error, 10 ** -digits), digits);
