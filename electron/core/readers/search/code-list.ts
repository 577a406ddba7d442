import {
  codeBeginningLikeness,
  codeSlipsAllowed,
  slippedCodeLikeness,
} from '../../../../shared/domain/name-likeness.ts';
import { AskedText } from './asked-text.ts';
import { TextPool } from './text-pool.ts';

/** The folded codes of subjects, by slot. */
export class CodeList {
  readonly #pool = new TextPool();

  get size(): number {
    return this.#pool.size;
  }

  add(code: string): number {
    return this.#pool.add(code);
  }

  /**
   * Slots whose code is what was asked, or it but for slips, with how alike they are; in `beginnings` also those that
   * begin with it. Codes are often given in turn: where one is exactly what was typed, its neighbours are no slips of it.
   */
  compare(code: string, how: 'beginnings' | 'slips' = 'beginnings'): ReadonlyMap<number, number> {
    const alike = new Map<number, number>();
    if (code === '') return alike;
    const asked = new AskedText(code);
    const allowed = codeSlipsAllowed(code.length);
    const exact: number[] = [];
    for (let slot = 0; slot < this.size; slot += 1) {
      const begins = this.#pool.begins(slot, code);
      const likeness = begins ? this.#begun(slot, code, how) : this.#slipped(slot, asked, allowed);
      if (likeness === 1) exact.push(slot);
      if (likeness > 0) alike.set(slot, likeness);
    }
    return exact.length > 0 && how === 'beginnings' ? new Map(exact.map((slot) => [slot, 1])) : alike;
  }

  #begun(slot: number, code: string, how: 'beginnings' | 'slips'): number {
    if (this.#pool.lengthOf(slot) === code.length) return 1;
    return how === 'slips' ? 0 : codeBeginningLikeness(code.length, this.#pool.lengthOf(slot));
  }

  #slipped(slot: number, asked: AskedText, allowed: number): number {
    if (allowed === 0 || asked.leastSlips(this.#pool, slot) > allowed) return 0;
    const slips = asked.slips(this.#pool, slot);
    return slips > allowed ? 0 : slippedCodeLikeness(slips);
  }
}
