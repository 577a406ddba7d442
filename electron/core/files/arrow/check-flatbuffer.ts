/**
 * What a field of a table may hold: so many bytes in place, a text, another table, a list of one of these, or a table
 * whose kind another field names.
 */
export type Shape =
  | { readonly kind: 'scalar'; readonly bytes: number }
  | { readonly kind: 'text' }
  | { readonly kind: 'table'; readonly of: () => Table }
  | { readonly kind: 'list'; readonly ofBytes: number }
  | { readonly kind: 'tables'; readonly of: () => Table }
  | { readonly kind: 'union'; readonly typeSlot: number; readonly of: Readonly<Record<number, () => Table>> };

/** The fields of a table by their place; those that nobody reads are left out. */
export type Table = Readonly<Record<number, Shape>>;

/** Where a table lies, once it was checked: values of its fields can be read. */
export type Checked = {
  /** Where the value of a field stands; null where it has none. */
  readonly place: (slot: number) => number | null;
  /** The same for what a field refers to. */
  readonly target: (slot: number) => number | null;
};

const DEEPEST = 64;

/**
 * Follows every reference of a FlatBuffers message before the library does: that one reads zeros beyond the end, and so
 * takes any length for true and is busy for as long. Throws Error or RangeError for the first that leads outside, and
 * where tables refer to each other in circles. Format: FlatBuffers' internals and its Verifier
 * (flatbuffers.dev/internals).
 */
export class FlatbufferCheck {
  readonly #view: DataView;
  /** Tables that may still be met: each takes up bytes of its own, unless they are damaged. */
  #left: number;

  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#left = bytes.byteLength;
  }

  root(table: Table): Checked {
    return this.table(this.#view.getUint32(0, true), table);
  }

  table(at: number, table: Table, depth = 0): Checked {
    if (depth > DEEPEST || this.#left-- <= 0) throw new Error('its description refers to itself');
    const checked = this.#open(at);
    for (const [slot, shape] of Object.entries(table)) this.#field(checked, Number(slot), shape, depth);
    return checked;
  }

  #open(at: number): Checked {
    const view = this.#view;
    const listAt = at - view.getInt32(at, true);
    const [listBytes, bytes] = [view.getUint16(listAt, true), view.getUint16(listAt + 2, true)];
    if (listBytes < 4) throw new Error('a table of its description has no list of fields');
    this.#require(listAt, listBytes);
    this.#require(at, bytes);
    const place = (slot: number): number | null => {
      const offsetAt = 4 + 2 * slot;
      const offset = offsetAt + 2 <= listBytes ? view.getUint16(listAt + offsetAt, true) : 0;
      return offset === 0 ? null : at + offset;
    };
    const target = (slot: number): number | null => {
      const from = place(slot);
      return from === null ? null : from + view.getUint32(from, true);
    };
    return { place, target };
  }

  #field({ place, target }: Checked, slot: number, shape: Shape, depth: number): void {
    const at = place(slot);
    if (at === null) return;
    if (shape.kind === 'scalar') return this.#require(at, shape.bytes);
    const to = target(slot) ?? at;
    if (shape.kind === 'text') return this.#requireList(to, 1);
    if (shape.kind === 'list') return this.#requireList(to, shape.ofBytes);
    if (shape.kind === 'table') return void this.table(to, shape.of(), depth + 1);
    if (shape.kind === 'tables') return this.#tables(to, shape.of(), depth);
    const typeAt = place(shape.typeSlot);
    const of = shape.of[typeAt === null ? 0 : this.#view.getUint8(typeAt)];
    if (of !== undefined) this.table(to, of(), depth + 1);
  }

  #tables(at: number, table: Table, depth: number): void {
    this.#requireList(at, 4);
    const end = at + 4 + 4 * this.#view.getUint32(at, true);
    for (let from = at + 4; from < end; from += 4) {
      this.table(from + this.#view.getUint32(from, true), table, depth + 1);
    }
  }

  #requireList(at: number, ofBytes: number): void {
    this.#require(at + 4, this.#view.getUint32(at, true) * ofBytes);
  }

  #require(at: number, bytes: number): void {
    if (at < 0 || at + bytes > this.#view.byteLength) throw new Error('its description refers to what is not there');
  }
}
