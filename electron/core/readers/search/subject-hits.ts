import type { ReadableDb } from '../../store/open-database.ts';
import { searchableSubject, subjectIdsAt, subjectIdsByBeginning } from '../../store/searchable-subjects.ts';
import { namesIn } from './follow-subjects.ts';
import type { Questions } from './search-thread.ts';
import type { PlacedHit, PlacedLikeHit, SubjectIndex } from './subject-index.ts';

export type SubjectHit = Omit<PlacedHit, 'place'> & { readonly id: string };

export type LikeHit = Omit<PlacedLikeHit, 'place' | 'name'> & {
  readonly id: string;
  /** The most alike of the names as it is written, with its likeness; null where none is alike. */
  readonly name: { readonly theirs: string; readonly similarity: number } | null;
};

export type ProjectSearch = {
  readonly db: ReadableDb;
  readonly wrappingKey: Uint8Array | null;
  readonly projectId: string;
  readonly index: SubjectIndex;
  readonly isComplete: boolean;
};

/** Whom the index finds; as long as it does not hold everybody also those whose code begins so, by the store itself. */
export function findHits(
  { db, projectId, index, isComplete }: ProjectSearch,
  { text, near, limit }: Questions['find'],
): readonly SubjectHit[] {
  const placed = index.find(text, near, limit);
  const ids = subjectIdsAt(
    db,
    placed.map(({ place }) => place),
  );
  const hits = placed.flatMap(({ place, ...hit }) => withId(ids.get(place), hit));
  const typed = text.trim();
  if (isComplete || typed === '') return hits;
  const known = new Set(hits.map(({ id }) => id));
  const begun = subjectIdsByBeginning(db, projectId, typed, limit).filter((id) => !known.has(id));
  return [...hits, ...begun.map((id) => ({ id, score: BEGUN_SCORE, isByName: false, distanceMetres: null }))];
}

/** What a code of which the beginning was typed scores at least. */
const BEGUN_SCORE = 0.9;

/** Whom somebody new may already be; names are opened for these few alone. */
export function similarHits(
  { db, wrappingKey, index }: ProjectSearch,
  { code, names, place: location, limit }: Questions['similar'],
): readonly LikeHit[] {
  const placed = index.similar(code, names, location, limit);
  const ids = subjectIdsAt(
    db,
    placed.map(({ place }) => place),
  );
  return placed.flatMap(({ place, name, ...hit }) =>
    withId(ids.get(place), hit).map((found) => {
      const identifiers = name === null ? null : searchableSubject(db, found.id, wrappingKey)?.identifiers;
      const theirs = name === null ? undefined : namesIn(identifiers ?? {})[name.at];
      return { ...found, name: name === null || theirs === undefined ? null : { theirs, similarity: name.similarity } };
    }),
  );
}

const withId = <T>(id: string | undefined, hit: T): readonly (T & { readonly id: string })[] =>
  id === undefined ? [] : [{ ...hit, id }];
