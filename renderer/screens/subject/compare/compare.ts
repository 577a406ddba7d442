import type { Cell } from '../../../../shared/column.ts';

type Values = Readonly<Record<string, Cell>>;

/** A value of one and of the other; `isEqual` is null where one says nothing, and for numbers, which change by visit. */
export type Beside = {
  readonly column: string;
  readonly one: Cell;
  readonly other: Cell;
  readonly isEqual: boolean | null;
};

/** Two beside each other, column by column in the order given; what neither says is left out. */
export const besideEachOther = (columns: readonly string[], one: Values, other: Values): readonly Beside[] =>
  [...new Set(columns)]
    .map((column) => ({ column, one: cellOf(one, column), other: cellOf(other, column) }))
    .filter(({ one: mine, other: theirs }) => mine !== null || theirs !== null)
    .map((row) => ({ ...row, isEqual: sameText(row.one, row.other) }));

const cellOf = (values: Values, column: string): Cell => (values[column] === '' ? null : (values[column] ?? null));

/** Names are written in more than one way; capitals and blanks at the ends say nothing. */
const sameText = (one: Cell, other: Cell): boolean | null =>
  typeof one === 'string' && typeof other === 'string'
    ? one.trim().toLocaleLowerCase() === other.trim().toLocaleLowerCase()
    : null;

/** A number of the last visit beside the one of now; `difference` is null while now says nothing. */
export type SinceLast = {
  readonly column: string;
  readonly last: number;
  readonly now: number | null;
  readonly difference: number | null;
};

/** The numbers of the last visit beside those of now, in the order given. A difference has no more decimals than they have. */
export const sinceLast = (columns: readonly string[], last: Values, now: Values): readonly SinceLast[] =>
  columns.flatMap((column): readonly SinceLast[] => {
    const before = last[column];
    const after = now[column];
    if (typeof before !== 'number') return [];
    if (typeof after !== 'number') return [{ column, last: before, now: null, difference: null }];
    const digits = Math.max(decimalsOf(before), decimalsOf(after));
    return [{ column, last: before, now: after, difference: Number((after - before).toFixed(digits)) }];
  });

const decimalsOf = (value: number): number => String(value).split('.')[1]?.length ?? 0;
