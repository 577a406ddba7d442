import { foldCode, foldText } from '../../../../shared/domain/fold-text.ts';
import { distanceMetres } from '../../../../shared/domain/geo-distance.ts';
import type { NearPlace, Place } from '../../../../shared/subject.ts';
import { BestHits } from './best-hits.ts';
import { CodeList } from './code-list.ts';
import { NameWords } from './name-words.ts';
import { SubjectNames } from './subject-names.ts';
import { withRoomFor } from './text-pool.ts';

/** A hit names a subject by its place in the store's table. */
export type PlacedHit = {
  readonly place: number;
  readonly score: number;
  /** Whether it was found by what names somebody, which an erased person has no more. */
  readonly isByName: boolean;
  readonly distanceMetres: number | null;
};

export type PlacedLikeHit = {
  readonly place: number;
  /** How alike the codes are, but for equal ones: that is the same subject. */
  readonly code: number;
  /** Which of the names is the most alike, counted from 0, and how much; null where none is. */
  readonly name: { readonly at: number; readonly similarity: number } | null;
  readonly distanceMetres: number | null;
};

/** What is less alike is noise: of two words that were typed one has to be right. */
const LEAST_FOUND = 0.5;
const LEAST_ALIKE = 0.6;
/** How much of the score being near decides, where text was typed as well. */
const NEAR_SHARE = 0.1;
const CODE_SHARE = 0.2;

/**
 * Subjects of one project in memory, found by code, name or place whatever the spelling. Everything lies in typed
 * arrays, about 100 bytes a subject; a subject's slot is its number in the order of coming.
 */
export class SubjectIndex {
  readonly #codes = new CodeList();
  readonly #words = new NameWords();
  readonly #names = new SubjectNames();
  #places = new Int32Array(256);
  #slotByPlace = new Int32Array(256);
  #latitudes = new Float64Array(256);
  #longitudes = new Float64Array(256);

  get size(): number {
    return this.#codes.size;
  }

  /** Adds somebody of whom only the code is known yet; nothing where they are here. */
  add(place: number, code: string): number {
    this.#slotByPlace = withRoomFor(this.#slotByPlace, place + 1);
    const known = this.#slotByPlace[place] ?? 0;
    if (known !== 0) return known - 1;
    const slot = this.#codes.add(foldCode(code));
    this.#slotByPlace[place] = slot + 1;
    this.#places = withRoomFor(this.#places, slot + 1);
    this.#latitudes = withRoomFor(this.#latitudes, slot + 1);
    this.#longitudes = withRoomFor(this.#longitudes, slot + 1);
    this.#places[slot] = place;
    this.setLocation(slot, null);
    return slot;
  }

  /** What names somebody (a name, a phone number), in place of what was known. */
  setNames(slot: number, names: readonly string[]): void {
    this.#names.set(
      slot,
      names.map((name) => foldText(name).map((word) => this.#words.intern(word))),
    );
  }

  setLocation(slot: number, location: Place | null): void {
    this.#latitudes[slot] = location?.latitude ?? Number.NaN;
    this.#longitudes[slot] = location?.longitude ?? Number.NaN;
  }

  /** The best first, at most `limit`. Without text, those near by, the nearest first. */
  find(text: string, near: NearPlace | null, limit: number): readonly PlacedHit[] {
    const words = foldText(text);
    const best = new BestHits(limit);
    if (words.length === 0) this.#offerNear(near, best);
    const asked = words.map((word, at) => this.#words.compare(word, at === words.length - 1));
    const byCode = this.#codes.compare(words.join(''));
    const offer = (slot: number, likeness: number): void => {
      if (likeness >= LEAST_FOUND) best.offer(slot, this.#withNearness(likeness, slot, near));
    };
    for (const [slot, likeness] of byCode) offer(slot, Math.max(likeness, this.#names.foundLikeness(slot, asked)));
    this.#names.visitAlike(
      asked,
      (slot) => {
        if (!byCode.has(slot)) offer(slot, this.#names.foundLikeness(slot, asked));
      },
      (below) => best.isFullFrom(near === null ? below : below * (1 - NEAR_SHARE) + NEAR_SHARE),
    );
    return best.found().map(({ slot, score }) => ({
      place: this.#places[slot] ?? 0,
      score,
      isByName: this.#names.foundLikeness(slot, asked) > (byCode.get(slot) ?? 0),
      distanceMetres: this.#distance(slot, near),
    }));
  }

  /** Whom a code, names and a location may be of, the most alike first. */
  similar(code: string, names: readonly string[], location: Place | null, limit: number): readonly PlacedLikeHit[] {
    const byCode = this.#codes.compare(foldCode(code), 'slips');
    const asked = names.map((name) => foldText(name).map((word) => this.#words.compare(word, false)));
    const best = new BestHits(limit);
    // Neighbouring codes differ by one digit, so that a code alone says little.
    for (const [slot, ofCode] of byCode) {
      const ofName = this.#names.mostAlike(slot, asked)?.similarity ?? 0;
      if (ofName >= LEAST_ALIKE || ofCode < 1) best.offer(slot, ofName + CODE_SHARE * ofCode);
    }
    this.#names.visitAlike(
      asked.flat(),
      (slot) => {
        const ofName = byCode.has(slot) ? 0 : (this.#names.mostAlike(slot, asked)?.similarity ?? 0);
        if (ofName >= LEAST_ALIKE) best.offer(slot, ofName);
      },
      (below) => below < LEAST_ALIKE || best.isFullFrom(below),
    );
    return best.found().map(({ slot }) => ({
      place: this.#places[slot] ?? 0,
      code: byCode.get(slot) ?? 0,
      name: this.#names.mostAlike(slot, asked),
      distanceMetres: this.#distance(slot, location),
    }));
  }

  #offerNear(near: NearPlace | null, best: BestHits): void {
    if (near === null) return;
    for (let slot = 0; slot < this.size; slot += 1) {
      const metres = this.#distance(slot, near);
      if (metres !== null && metres <= near.withinMetres) best.offer(slot, 1 - metres / near.withinMetres);
    }
  }

  #withNearness(likeness: number, slot: number, near: NearPlace | null): number {
    if (near === null) return likeness;
    const metres = this.#distance(slot, near);
    const nearness = metres === null ? 0 : Math.max(0, 1 - metres / near.withinMetres);
    return likeness * (1 - NEAR_SHARE) + nearness * NEAR_SHARE;
  }

  #distance(slot: number, near: Place | null): number | null {
    const [latitude = Number.NaN, longitude = Number.NaN] = [this.#latitudes[slot], this.#longitudes[slot]];
    return near === null || Number.isNaN(latitude) ? null : distanceMetres({ latitude, longitude }, near);
  }
}
