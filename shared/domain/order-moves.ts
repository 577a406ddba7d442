import type { AliasMove } from '../registry.ts';

/** The moves of one alias in the order that all laptops agree on, the first one first; the last one holds. */
export const orderMoves = <M extends Pick<AliasMove, 'id' | 'alias' | 'place' | 'movedAtMs'>>(
  moves: readonly M[],
  alias: string,
): readonly M[] =>
  moves
    .filter((move) => move.alias === alias)
    .toSorted((a, b) => a.place - b.place || a.movedAtMs - b.movedAtMs || (a.id < b.id ? -1 : 1));

/** The last move of each alias that points somewhere. */
export const standingMoves = <M extends Pick<AliasMove, 'id' | 'alias' | 'place' | 'movedAtMs' | 'kind'>>(
  moves: readonly M[],
): readonly M[] =>
  [...new Set(moves.map(({ alias }) => alias))].flatMap((alias) => {
    const last = orderMoves(moves, alias).at(-1);
    return last === undefined || last.kind === 'removal' ? [] : [last];
  });
