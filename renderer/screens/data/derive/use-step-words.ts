import { useTranslation } from 'react-i18next';
import type { Cell } from '../../../../shared/column.ts';
import type { Condition, DeriveStep } from '../../../../shared/derive.ts';
import { formatList, formatNumber } from '../../../format.ts';
import { useColumnWords } from '../../../use-column-words.ts';
import { operatorNames } from './operators.ts';

/** A condition as the part of a sentence that a person reads. */
export function useConditionWords(): { conditionWords: (condition: Condition) => string; cellWords: CellWords } {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const cellWords: CellWords = (cell) =>
    cell === null || cell === undefined ? t('derive.noValue') : typeof cell === 'number' ? formatNumber(cell, 6) : cell;
  const conditionWords = (condition: Condition): string => {
    if ('all' in condition) return joinWords(condition.all, 'derive.and');
    if ('any' in condition) return joinWords(condition.any, 'derive.or');
    const values = condition.values?.map(cellWords) ?? [cellWords(condition.value)];
    return t(`derive.condition.${operatorNames[condition.operator]}`, {
      column: nameOf(condition.column),
      value: formatList(values),
    });
  };
  const joinWords = (conditions: readonly Condition[], key: 'derive.and' | 'derive.or'): string =>
    conditions.map(conditionWords).reduce((first, second) => t(key, { first, second }));
  return { conditionWords, cellWords };
}

type CellWords = (cell: Cell | undefined) => string;

/** A recorded step as the sentence that a person reads. */
export function useStepWords(): (step: DeriveStep) => string {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const { conditionWords, cellWords } = useConditionWords();
  /** With the value that was learned, once the step has been taken. */
  const fillWords = ({ column, with: method, value }: Extract<DeriveStep, { readonly kind: 'fill' }>): string => {
    const words = { column: nameOf(column), value: cellWords(value) };
    return method === 'constant' || value === undefined
      ? t(`derive.done.fill.${method}`, words)
      : t(`derive.done.filled.${method}`, words);
  };
  return (step) => {
    switch (step.kind) {
      case 'filter':
        return t('derive.done.filter', { condition: conditionWords(step.where) });
      case 'select': {
        const columns = step.columns.map(({ name, as }) =>
          as === undefined ? nameOf(name) : t('derive.renamed', { name: nameOf(name), as }),
        );
        return t('derive.done.select', { columns: formatList(columns) });
      }
      case 'recode': {
        const pairs = step.values.map(({ from, to }) => t('derive.pair', { from: cellWords(from), to: cellWords(to) }));
        const words = { column: nameOf(step.column), pairs: formatList(pairs) };
        return t(step.others === 'missing' ? 'derive.done.recodeOnly' : 'derive.done.recode', words);
      }
      case 'fill':
        return fillWords(step);
    }
  };
}
