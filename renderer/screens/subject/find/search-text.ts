import { foldCode } from '../../../../shared/domain/fold-text.ts';
import { Place, type Subject } from '../../../../shared/subject.ts';

const DEGREES = /^\s*(-?\d{1,2}(?:\.\d+)?)\s*[,;\s]\s*(-?\d{1,3}(?:\.\d+)?)\s*$/u;

/** A place typed in degrees, such as "1.0821, 34.1750"; null for any other text. Whole degrees are a code or a number. */
export function readPlace(text: string): Place | null {
  const [, latitude, longitude] = DEGREES.exec(text) ?? [];
  if (latitude === undefined || longitude === undefined || !text.includes('.')) return null;
  const place = Place.safeParse({ latitude: Number(latitude), longitude: Number(longitude) });
  return place.success ? place.data : null;
}

/** Whether a text is meant as a code: it has a digit, as no name has. */
export const looksLikeCode = (text: string): boolean => /\p{N}/u.test(text);

/** The one whose code was typed whole, by hand or by a scanner, whatever its case and signs; null for none or several. */
export function exactlyMeant<S extends Pick<Subject, 'code' | 'mergedCodes'>>(
  subjects: readonly S[],
  text: string,
): S | null {
  const typed = foldCode(text);
  if (typed === '') return null;
  const meant = subjects.filter(({ code, mergedCodes }) =>
    [code, ...mergedCodes].some((each) => foldCode(each) === typed),
  );
  return meant.length === 1 ? (meant[0] ?? null) : null;
}

type Rows = {
  readonly marked: number | null;
  /** Who was meant without doubt. */
  readonly meant: number | null;
  /** How many there are, the one that adds somebody with them. */
  readonly count: number;
};

/** What Enter does: takes the row that is marked or meant, else marks the first, so that nobody is taken by chance. */
export function rowOnEnter({ marked, meant, count }: Rows): { readonly take: number } | { readonly mark: 0 } | null {
  if (count === 0) return null;
  const row = marked ?? meant;
  return row === null ? { mark: 0 } : { take: row };
}

/** Who is marked, by id; null is the row that adds somebody. Rows may change under a mark, and it must not pass to others. */
export type Mark = { readonly id: string | null };

/** Where the marked one stands now; null where nobody is marked, or they are no longer among the rows. */
export function rowOfMark(rows: readonly Mark[], mark: Mark | null): number | null {
  const row = mark === null ? -1 : rows.findIndex(({ id }) => id === mark.id);
  return row < 0 ? null : row;
}

/** The mark a step after or before row `marked`, round the ends; null where there are no rows. */
export function markAfter(rows: readonly Mark[], marked: number | null, step: number): Mark | null {
  if (marked === null) return (step > 0 ? rows[0] : rows.at(-1)) ?? null;
  return rows[(marked + step + rows.length) % rows.length] ?? null;
}
