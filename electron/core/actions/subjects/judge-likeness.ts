import type { LikelyDuplicate, LikenessReason } from '../../../../shared/subject.ts';
import type { LikeHit } from '../../readers/search/subject-hits.ts';
import type { RecordValues } from '../../store/records.ts';

export type LikelihoodInput = {
  readonly hit: LikeHit;
  readonly code: string;
  readonly asked: RecordValues;
  /** Columns in which the same one has the same value at every visit. */
  readonly columns: readonly string[];
  readonly known: RecordValues;
};

/** From here on a name alone is a warning; below, something else must speak for it. */
const NAME_ALONE = 0.85;
const NAME_AT_ALL = 0.6;
/** As far as one household lies from another, and a position of a telephone is off. */
const NEAR_METRES = 500;
/** What each reason beside the name adds to the score. */
const SUPPORT = 0.05;
/** What each value that is another one takes: twins and namesakes differ in one. */
const CONTRADICTION = 0.1;
const LEAST = 0.75;

/**
 * How likely two are one, with the reasons; null where nothing is worth a warning. A rule and no model: the name leads,
 * a code but for a slip, a place near by and equal values support it, other values speak against it.
 */
export function judgeLikeness({
  hit,
  code,
  asked,
  columns,
  known,
}: LikelihoodInput): Pick<LikelyDuplicate, 'score' | 'reasons'> | null {
  const compared = columns.filter((column) => isFilled(asked[column]) && isFilled(known[column]));
  const equal = compared.filter((column) => asked[column] === known[column]);
  const supporting: LikenessReason[] = [
    ...(hit.code > 0 ? [{ kind: 'code', theirs: code } as const] : []),
    ...(hit.distanceMetres !== null && hit.distanceMetres <= NEAR_METRES
      ? [{ kind: 'place', distanceMetres: hit.distanceMetres } as const]
      : []),
    ...equal.map((column) => ({ kind: 'value', column, theirs: known[column] ?? null }) as const),
  ];
  // Plots and wells have no names: there a code but for a slip needs a place or a value beside it.
  const similarity = hit.name?.similarity ?? hit.code;
  const needed = hit.name === null ? 2 : similarity >= NAME_ALONE ? 0 : 1;
  if (similarity < NAME_AT_ALL || supporting.length < needed) return null;
  const contradictions = compared.length - equal.length;
  // Codes are given in turn: a neighbour's differs by one sign, and then anything else that differs tells them apart.
  if (hit.name === null && contradictions > 0) return null;
  const score = Math.min(1, similarity + SUPPORT * supporting.length - CONTRADICTION * contradictions);
  if (score < LEAST) return null;
  return { score, reasons: [...(hit.name === null ? [] : [{ kind: 'name', ...hit.name } as const]), ...supporting] };
}

const isFilled = (value: RecordValues[string] | undefined): boolean =>
  value !== undefined && value !== null && value !== '';
