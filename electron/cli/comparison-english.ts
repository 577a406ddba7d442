import type { RunLine } from '../../shared/run-line.ts';
import { figure } from './figures.ts';
import { formatTable } from './table.ts';

/** Runs or versions side by side: only what differs. */
export function comparisonEnglish(names: readonly string[], lines: readonly RunLine[]): readonly string[] {
  const different = lines.filter(({ differs }) => differs);
  if (different.length === 0) return ['They do not differ in anything that is kept.'];
  return formatTable(
    [{ text: '' }, { text: '' }, ...names.map((text) => ({ text }))],
    different.map(({ aspect, name, values }) => [aspect, name, ...values.map(written)]),
  );
}

function written(value: unknown): string {
  if (value === undefined || value === null) return '–';
  if (typeof value === 'number') return figure(value);
  if (typeof value === 'string' || typeof value === 'boolean') return String(value);
  return Array.isArray(value) ? value.map(written).join(', ') : JSON.stringify(value);
}
