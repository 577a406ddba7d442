import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../format.ts';
import { blocksOf, nodesIn, shownPages } from '../fill/blocks.ts';
import type { Fill } from '../fill/fill.ts';
import { isDone } from '../fill/fill-record.ts';
import { type FormPage, pagesOf } from '../fill/pages.ts';
import { headingOfDefinition } from '../fill/headings.ts';
import type { Step } from './capture-steps.tsx';

/** The pages that there are to see, what the steps call them, and how far the person is. */
export function useSteps(fill: Fill): {
  readonly pages: readonly FormPage[];
  readonly steps: readonly Step[];
  readonly at: number;
  readonly answered: number;
  readonly asked: number;
} {
  const { t } = useTranslation();
  const { form, reasons } = fill;
  const all = useMemo(() => pagesOf(form.compiled), [form.compiled]);
  const pages = shownPages(form, all);
  const counts = pages.map((page) => {
    const nodes = nodesIn(form, blocksOf(form, page));
    return { asked: nodes.length, answered: nodes.filter(({ path }) => isDone({ form, reasons }, path)).length };
  });
  const labelOf = ({ section, part }: FormPage, index: number): string => {
    const said = section === null ? '' : headingOfDefinition(form, section);
    const name = said === '' ? t('capture.page', { n: formatNumber(index + 1) }) : said;
    return part === null || said === ''
      ? name
      : t('capture.part', { name, at: formatNumber(part.at), of: formatNumber(part.of) });
  };
  const steps = pages.map((page, index) => ({
    key: page.key,
    label: labelOf(page, index),
    isDone: counts[index] !== undefined && counts[index].asked > 0 && counts[index].asked === counts[index].answered,
  }));
  const sum = (name: 'asked' | 'answered') => counts.reduce((total, count) => total + count[name], 0);
  const at = Math.max(
    0,
    pages.findIndex(({ key }) => key === fill.page),
  );
  return { pages, steps, at, answered: sum('answered'), asked: sum('asked') };
}
