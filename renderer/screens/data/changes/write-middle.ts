import { formatDatetime } from '../../../../shared/columns/cells.ts';
import type { DistributionDiff } from '../../../../shared/dataset-diff.ts';
import { formatDay, formatNumber } from '../../../format.ts';

/** The median before and now in the column's own way of writing; a dash for categories and where no value is. */
export function writeMiddle({ type, numbers }: Pick<DistributionDiff, 'type' | 'numbers'>): string {
  const median = numbers?.find(({ what }) => what === 'p50');
  if (!median || median.before === null || median.after === null) return '–';
  const [before, after] = [median.before, median.after].map((value) => writeValue(type, value));
  return before === after ? String(after) : `${before} → ${after}`;
}

function writeValue(type: DistributionDiff['type'], value: number): string {
  if (type === 'date') return formatDay(Math.round(value));
  return type === 'datetime' ? formatDatetime(value).slice(0, 10) : formatNumber(value);
}
