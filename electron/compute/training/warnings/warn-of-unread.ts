import { type Column, rowsOf } from '../../../../shared/column.ts';
import { decodeChunk } from '../../../../shared/columns/chunk-codec.ts';
import type { TrainingWarning } from '../../../../shared/evaluation.ts';
import type { Table } from '../../tables.ts';
import { numbersAmong, quoted } from '../numbers-among.ts';

/**
 * Columns of text that nothing can be learned from though they were probably meant for it: without a value, or numbers
 * with a few words among them. Whether they hold numbers is judged by their first chunk.
 */
export function warnOfUnread(table: Table, target: string): TrainingWarning[] {
  return table.columns.flatMap((column, index) => {
    const warning = isMeantAsInput(column, target) ? describe(column, table.chunks[index] ?? []) : null;
    return warning === null ? [] : [warning];
  });
}

const isMeantAsInput = ({ name, type, role }: Column, target: string): boolean =>
  type === 'text' && name !== target && (role === undefined || role === 'input');

function describe({ name: column }: Column, chunks: readonly Uint8Array[]): TrainingWarning | null {
  if (chunks.every(isEmpty)) {
    return {
      code: 'train.emptyColumn',
      column,
      message: `"${column}" has no value in any row: nothing was learned from it.`,
      hint: 'Leave it out, or find out why it is not filled in.',
    };
  }
  const first = decodeChunk(chunks[0] ?? new Uint8Array());
  const among = first.kind === 'coded' ? numbersAmong(first) : null;
  if (among === null) return null;
  return {
    code: 'train.numbersAsText',
    column,
    message: `"${column}" is text, so nothing was learned from it: about ${among.ofHundred} of 100 values are numbers, the others are ${quoted(among.others)}.`,
    hint: 'If it is a measurement, leave those cells empty, import the file again and train again.',
  };
}

function isEmpty(encoded: Uint8Array): boolean {
  const chunk = decodeChunk(encoded);
  return rowsOf(chunk) === 0 || (chunk.kind === 'coded' && chunk.codes.every((code) => code < 0));
}
