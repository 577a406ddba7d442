import { foldCode, foldText } from '../../../../shared/domain/fold-text.ts';
import { distanceMetres } from '../../../../shared/domain/geo-distance.ts';
import { codeLikeness, foundLikeness, nameLikeness } from '../../../../shared/domain/name-likeness.ts';
import type { NearPlace, Place } from '../../../../shared/subject.ts';
import { TokenPostings, tokensOf } from './token-postings.ts';

export type IndexedSubject = {
  readonly id: string;
  readonly code: string;
  /** What names somebody: each a name, a phone number. */
  readonly names: readonly string[];
  readonly place: Place | null;
};

export type SubjectHit = {
  readonly id: string;
  readonly score: number;
  /** Whether it was found by what names somebody, which an erased person has no more. */
  readonly isByName: boolean;
  readonly distanceMetres: number | null;
};

export type LikeHit = {
  readonly id: string;
  /** How alike the codes are, but for equal ones: that is the same subject. */
  readonly code: number;
  /** The most alike of the names, with its likeness; null where none is alike. */
  readonly name: { readonly theirs: string; readonly similarity: number } | null;
  readonly distanceMetres: number | null;
};

type Entry = {
  readonly id: string;
  readonly code: string;
  readonly names: readonly { readonly text: string; readonly words: readonly string[] }[];
  readonly place: Place | null;
};

/** As many are compared letter by letter. More cost time and bring up names that nobody meant. */
const CANDIDATES = 300;
/** What is less alike is noise. */
const LEAST_FOUND = 0.55;
const LEAST_ALIKE = 0.6;
/** How much of the score being near decides, where text was typed as well. */
const NEAR_SHARE = 0.1;
const CODE_SHARE = 0.2;

/** Subjects of one project in memory, found by code, name or place whatever the spelling. */
export class SubjectIndex {
  readonly #entries: (Entry | null)[] = [];
  readonly #slots = new Map<string, number>();
  readonly #postings = new TokenPostings();

  /** Adds somebody, in place of what was known of the same id. */
  put({ id, code, names, place }: IndexedSubject): void {
    const former = this.#slots.get(id);
    if (former !== undefined) this.#entries[former] = null;
    const entry: Entry = { id, code: foldCode(code), names: names.map(folded), place };
    const slot = this.#entries.push(entry) - 1;
    this.#slots.set(id, slot);
    const words = [entry.code, ...entry.names.flatMap((name) => name.words)];
    this.#postings.add(
      slot,
      words.flatMap((word) => tokensOf(word)),
    );
  }

  /** The best first, at most `limit`. Without text, those near by, the nearest first. */
  find(text: string, near: NearPlace | null, limit: number): readonly SubjectHit[] {
    const words = foldText(text);
    const hits = words.length === 0 ? this.#near(near) : this.#alike(words, near);
    return hits.toSorted((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1)).slice(0, limit);
  }

  /** Whom a code, names and a place may be of, the most alike first. */
  similar(code: string, names: readonly string[], place: Place | null, limit: number): readonly LikeHit[] {
    const asked = { code: foldCode(code), names: names.map(folded) };
    const words = [asked.code, ...asked.names.flatMap((name) => name.words)].filter((word) => word !== '');
    // Neighbouring codes differ by one digit, so that a code alone says little.
    const strength = ({ code: ofCode, name }: LikeHit): number => (name?.similarity ?? 0) + CODE_SHARE * ofCode;
    return this.#candidates(words.flatMap((word) => tokensOf(word)))
      .map((entry) => likeHit(entry, asked, place))
      .filter((hit) => (hit.name?.similarity ?? 0) >= LEAST_ALIKE || (hit.code > 0 && hit.code < 1))
      .toSorted((one, other) => strength(other) - strength(one) || (one.id < other.id ? -1 : 1))
      .slice(0, limit);
  }

  #alike(words: readonly string[], near: NearPlace | null): readonly SubjectHit[] {
    const tokens = words.flatMap((word, place) => tokensOf(word, place === words.length - 1));
    const code = words.join('');
    const likely = this.#candidates([...tokens, ...tokensOf(code, true)]).map((entry) => {
      const byCode = codeLikeness(code, entry.code);
      return { entry, byCode, byName: byCode === 1 ? 0 : foundLikeness(words, wordsOf(entry)) };
    });
    // Codes are often given in turn: where one is exactly what was typed, its neighbours are no slips of it.
    const isExact = likely.some(({ byCode }) => byCode === 1);
    return likely.flatMap(({ entry, byCode, byName }) => {
      const likeness = Math.max(isExact && byCode < 1 ? 0 : byCode, byName);
      if (likeness < LEAST_FOUND) return [];
      const metres = distanceOf(entry, near);
      const nearness = near === null || metres === null ? 0 : Math.max(0, 1 - metres / near.withinMetres);
      const score = near === null ? likeness : likeness * (1 - NEAR_SHARE) + nearness * NEAR_SHARE;
      return [{ id: entry.id, score, isByName: byName > byCode, distanceMetres: metres }];
    });
  }

  #near(near: NearPlace | null): readonly SubjectHit[] {
    if (near === null) return [];
    return this.#entries.flatMap((entry) => {
      const metres = entry === null ? null : distanceOf(entry, near);
      if (entry === null || metres === null || metres > near.withinMetres) return [];
      return [{ id: entry.id, score: 1 - metres / near.withinMetres, isByName: false, distanceMetres: metres }];
    });
  }

  #candidates(tokens: readonly string[]): readonly Entry[] {
    const slots = this.#postings.candidates(tokens, this.#entries.length, CANDIDATES);
    return slots.flatMap((slot) => this.#entries[slot] ?? []);
  }
}

const wordsOf = ({ names }: Entry): readonly string[] => names.flatMap(({ words }) => words);

const folded = (text: string) => ({ text, words: foldText(text) });

const distanceOf = ({ place }: Entry, near: Place | null): number | null =>
  place === null || near === null ? null : distanceMetres(place, near);

function likeHit(entry: Entry, asked: Pick<Entry, 'code' | 'names'>, place: Place | null): LikeHit {
  const pairs = entry.names.flatMap(({ text, words }) =>
    asked.names.map((name) => ({ theirs: text, similarity: nameLikeness(name.words, words) })),
  );
  const name = pairs.toSorted((one, other) => other.similarity - one.similarity)[0] ?? null;
  return {
    id: entry.id,
    code:
      asked.code.length < entry.code.length && entry.code.startsWith(asked.code)
        ? 0
        : codeLikeness(asked.code, entry.code),
    name,
    distanceMetres: distanceOf(entry, place),
  };
}
