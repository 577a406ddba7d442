import { useTranslation } from 'react-i18next';
import type { Metrics } from '../../../shared/model.ts';
import { formatNumber } from '../../format.ts';
import type { Fact } from '../../ui/layout/facts.tsx';

type MetricWords = {
  /** The plain name of a metric, and the field's own word for it. A metric without words keeps its name. */
  readonly nameOf: (metric: string) => { readonly name: string; readonly term: string | undefined };
  /** Figures that are no shares of a hundred, as they are. */
  readonly factsOf: (metrics: Metrics) => readonly Fact[];
};

/** Drawn with their interval instead. */
const SHARES: ReadonlySet<string> = new Set(['sensitivity', 'specificity', 'accuracy', 'auc']);

export function useMetricWords(): MetricWords {
  const { t } = useTranslation();
  const nameOf = (metric: string) => ({
    name: t(`runs.metric.${metric}.name`, { defaultValue: metric }),
    term: t(`runs.metric.${metric}.term`, { defaultValue: '' }) || undefined,
  });
  const factsOf = (metrics: Metrics) =>
    Object.entries(metrics)
      .filter(([metric]) => !SHARES.has(metric))
      .map(([metric, value]) => ({ ...nameOf(metric), value: formatNumber(value, 3) }));
  return { nameOf, factsOf };
}
