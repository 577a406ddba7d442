import { useTranslation } from 'react-i18next';
import { isSmallerBetter, TestMetric } from '../../../../shared/model-tests.ts';
import { formatBytes, formatList, formatNumber } from '../../../format.ts';
import { useColumnWords } from '../../../use-column-words.ts';
import type { DraftTest } from './draft.ts';
import { groupsOf } from './groups-field.tsx';

/** What a test asks, in one line. */
export function useAskedWords(): (test: DraftTest) => string {
  const { t } = useTranslation();
  const nameOf = useColumnWords();
  const number = (value: unknown) => (typeof value === 'number' ? formatNumber(value, 3) : '–');
  return (test) => {
    const columns = Array.isArray(test['columns']) ? test['columns'].map((name) => nameOf(String(name))) : [];
    const memory = test['mostMemoryBytes'];
    const named = TestMetric.safeParse(test['metric']).data;
    const side = named !== undefined && isSmallerBetter(named) ? 'atMost' : 'atLeast';
    const ownLimit = number(test['limit']);
    const isWithin = test.kind === 'slices' && test['limit'] === undefined;
    return t(`suite.asked.${isWithin ? 'slicesWithin' : test.kind}`, {
      metric: t(`suite.metric.${String(test['metric'])}`, { defaultValue: '' }),
      measure: t(`suite.measure.${String(test['measure'])}`, { defaultValue: '' }),
      limit: ownLimit,
      held: t(`models.tests.${side}`, { limit: ownLimit }),
      within: number(test['within']),
      leastGain: number(test['leastGain']),
      column: nameOf(String(test['column'] ?? '')),
      columns: columns.length === 0 ? t('suite.anyField') : formatList(columns),
      groups: formatList(groupsOf(test['by']).map(({ column }) => nameOf(column))),
      change: number(test['change']),
      factor: number(test['factor']),
      never: t(`suite.never.${String(test['never'])}`, { defaultValue: '' }),
      ms: number(test['mostMs']),
      memory: typeof memory === 'number' ? formatBytes(memory) : '–',
      rows: number(test['rows']),
    });
  };
}
