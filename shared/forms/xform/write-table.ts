import type { FormTable } from '../form.ts';

/** A table as the CSV file that a phone fetches beside the form (RFC 4180). */
export const writeTable = ({ columns, rows }: FormTable): string =>
  [columns, ...rows].map((cells) => `${columns.map((_, index) => quote(cells[index] ?? '')).join(',')}\r\n`).join('');

const quote = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
