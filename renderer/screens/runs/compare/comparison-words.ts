import { useTranslation } from 'react-i18next';
import type { Run } from '../../../../shared/run.ts';
import { refWords } from '../../../column-words.ts';
import { formatFixed, formatList, formatOfHundred } from '../../../format.ts';
import { heldOutShares } from '../held-out-shares.ts';

/** Which did best by the figure that they share, as a sentence. */
export function useComparisonFinding(runs: readonly Run[], names: readonly string[]): string {
  const { t } = useTranslation();
  for (const metric of ['auc', 'accuracy', 'mae'] as const) {
    const values = runs.map(({ outcome }) => outcome?.metrics[metric]);
    const known = values.filter((value) => value !== undefined);
    if (known.length < runs.length) continue;
    const best = metric === 'mae' ? Math.min(...known) : Math.max(...known);
    const write = (value: number) =>
      metric === 'accuracy' ? formatOfHundred(value) : formatFixed(value, metric === 'auc' ? 3 : 2);
    const others = known.filter((_, place) => place !== known.indexOf(best)).map(write);
    const name = names[known.indexOf(best)] ?? '';
    return t(`compare.best.${metric}`, { name, value: write(best), others: formatList(others) });
  }
  return t('compare.title', { names: formatList(names) });
}

/** Whether the intervals of the areas under the curve overlap: then the order of the runs may be chance. */
function mayBeChance(runs: readonly Run[]): boolean {
  const areas = runs.flatMap(({ outcome }) =>
    outcome ? heldOutShares(outcome).filter(({ name }) => name === 'auc') : [],
  );
  return areas.length > 1 && Math.max(...areas.map(({ low }) => low)) <= Math.min(...areas.map(({ high }) => high));
}

/** Figures of different rows are no race: said before anything else. */
export function useComparisonSentence(runs: readonly Run[]): string {
  const { t } = useTranslation();
  const data = new Set(runs.map(({ datasetRef }) => datasetRef));
  const targets = new Set(runs.map(({ target }) => target));
  if (targets.size > 1) return t('compare.otherTargets');
  const words = t(data.size > 1 ? 'compare.otherData' : 'compare.sameData', {
    data: formatList([...data].map(refWords)),
  });
  return mayBeChance(runs) ? `${words} ${t('compare.mayBeChance')}` : words;
}
