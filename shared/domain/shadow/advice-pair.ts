import type { Cell } from '../../column.ts';
import type { Output } from '../../model.ts';

/** What two versions said of one record. */
export type AdvicePair = {
  /** Who it is about: visits of one child are no independent cases. Null where that is not said. */
  readonly subjectId: string | null;
  readonly values: Readonly<Record<string, Cell>>;
  readonly champion: Output;
  readonly shadow: Output;
  /** The class that a person said is right; null where nobody did. */
  readonly truth: string | null;
  /** Whether that person answered before seeing what the champion says. */
  readonly isBlind: boolean;
  readonly scoredAtMs: number;
};

/** Numbers by subject, the same for visits of one; null where nobody was visited twice. */
export function unitsOf(pairs: readonly AdvicePair[]): Int32Array | null {
  const numbers = new Map<string, number>();
  const units = Int32Array.from(pairs, ({ subjectId }, place) => {
    const key = subjectId ?? `alone ${place}`;
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  });
  return numbers.size === pairs.length ? null : units;
}
