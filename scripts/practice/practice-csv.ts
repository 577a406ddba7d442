import type { PracticeRow } from './make-practice.ts';

/** The order of the columns in the file. */
export const PRACTICE_COLUMNS = [
  'record_id',
  'subject',
  'visit_date',
  'site',
  'age_months',
  'sex',
  'weight_kg',
  'height_cm',
  'muac_cm',
  'oedema',
  'diarrhoea',
  'needs_referral',
] as const satisfies readonly (keyof PracticeRow)[];

/** RFC 4180 text, UTF-8, line feeds; what was not measured is empty. */
export function practiceCsv(rows: readonly PracticeRow[]): string {
  const lines = rows.map((row) => PRACTICE_COLUMNS.map((column) => csvCell(row, column)).join(','));
  return `${[PRACTICE_COLUMNS.join(','), ...lines].join('\n')}\n`;
}

function csvCell(row: PracticeRow, column: (typeof PRACTICE_COLUMNS)[number]): string {
  const value = row[column];
  if (value === null) return '';
  if (typeof value === 'number') return column === 'age_months' ? String(value) : value.toFixed(1);
  return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
