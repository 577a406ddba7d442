import type { Cell } from '../shared/column.ts';
import { columnWords } from './column-words.ts';
import { formatNumber, formatVisitDay } from './format.ts';
import { useShellState } from './shell/shell-state.ts';

/** A value in the words of its column, with its unit: "7.1 kg", "Yes"; "–" where there is none. */
export function useCellWords(): (column: string, value: Cell) => string {
  const definition = useShellState(({ project }) => project?.definition);
  const columnOf = (name: string) => definition?.columns.find((column) => column.name === name);
  return (column, value) => {
    if (value === null || value === '') return '–';
    if (typeof value === 'string') return columnOf(column)?.type === 'date' ? dayWords(value) : columnWords(value);
    const unit = columnOf(column)?.unit;
    return unit === undefined ? formatNumber(value) : `${formatNumber(value)} ${unit}`;
  };
}

/** "3 Oct 2026" for an ISO day; any other text as it is. */
const dayWords = (text: string): string => {
  const atMs = Date.parse(`${text}T12:00:00`);
  return Number.isNaN(atMs) ? text : formatVisitDay(atMs);
};
