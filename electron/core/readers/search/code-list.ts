import {
  codeBeginningLikeness,
  codeSlipsAllowed,
  slippedCodeLikeness,
} from '../../../../shared/domain/name-likeness.ts';
import { AskedText } from './asked-text.ts';
import { InternedTexts, Postings } from './interned-texts.ts';

/** The folded codes of subjects, by slot; several may have the same. */
export class CodeList {
  readonly #codes = new InternedTexts();
  readonly #slotsByCode = new Postings();
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** Answers the slot: codes are numbered as they come. */
  add(code: string): number {
    const slot = this.#size;
    this.#size += 1;
    this.#slotsByCode.add(this.#codes.intern(code), slot);
    return slot;
  }

  /**
   * Slots whose code is what was asked, or it but for slips, with how alike they are; in `beginnings` also those that
   * begin with it. Codes are often given in turn: where one is exactly what was typed, its neighbours are no slips of it.
   */
  compare(code: string, how: 'beginnings' | 'slips' = 'beginnings'): ReadonlyMap<number, number> {
    const alike = new Map<number, number>();
    const add = (id: number, likeness: number): void =>
      this.#slotsByCode.forEach(id, (slot) => void alike.set(slot, likeness));
    const exact = how === 'beginnings' ? this.#codes.find(code) : null;
    if (exact !== null) add(exact, 1);
    if (code === '' || exact !== null) return alike;
    const asked = new AskedText(code);
    const allowed = codeSlipsAllowed(code.length);
    for (let id = 0; id < this.#codes.pool.size; id += 1) {
      // One that begins with what was asked has all its letters, one with slips all but as many: nearly all end here.
      if (asked.lettersMissingIn(this.#codes.pool, id) > allowed) continue;
      const begins = this.#codes.pool.begins(id, code);
      const likeness = begins ? this.#begun(id, code, how) : this.#slipped(id, asked, allowed);
      if (likeness > 0) add(id, likeness);
    }
    return alike;
  }

  #begun(id: number, code: string, how: 'beginnings' | 'slips'): number {
    if (this.#codes.pool.lengthOf(id) === code.length) return 1;
    return how === 'slips' ? 0 : codeBeginningLikeness(code.length, this.#codes.pool.lengthOf(id));
  }

  #slipped(id: number, asked: AskedText, allowed: number): number {
    if (allowed === 0 || asked.leastSlips(this.#codes.pool, id) > allowed) return 0;
    const slips = asked.slips(this.#codes.pool, id);
    return slips > allowed ? 0 : slippedCodeLikeness(slips);
  }
}
