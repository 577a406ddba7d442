/** What a page of a column says of itself before its bytes. */
export type PageHeader = {
  readonly kind: 'data' | 'dataV2' | 'dictionary' | 'other';
  readonly unpackedBytes: number;
  readonly packedBytes: number;
  readonly values: number;
  /** Number of the encoding in Parquet's list. */
  readonly encoding: number;
  /** Bytes of the levels before the values of a page of the second kind. */
  readonly repetitionBytes: number;
  readonly definitionBytes: number;
  readonly isPacked: boolean;
};

const KINDS: Readonly<Record<number, PageHeader['kind']>> = { 0: 'data', 2: 'dictionary', 3: 'dataV2' };
/** Where the header of each kind of page stands among a header's fields. */
const OWN_FIELD: Readonly<Record<PageHeader['kind'], number>> = { data: 5, dictionary: 7, dataV2: 8, other: 6 };

/**
 * The header of a page and where it ends. Throws RangeError where the bytes end within it, and Error for what is none.
 * Format: PageHeader of parquet.thrift in Thrift's compact protocol.
 */
export function readPageHeader(view: DataView, at: number): { readonly header: PageHeader; readonly end: number } {
  const reader = new CompactReader(view, at);
  const fields = reader.struct(0);
  const number = (from: Fields, field: number): number => {
    const value = from.get(field);
    return typeof value === 'number' ? value : 0;
  };
  const kind = KINDS[number(fields, 1)] ?? 'other';
  const own = fields.get(OWN_FIELD[kind]);
  if (!(own instanceof Map) && kind !== 'other') throw new Error('a page says nothing of itself');
  const said: Fields = own instanceof Map ? own : new Map();
  const header: PageHeader = {
    kind,
    unpackedBytes: number(fields, 2),
    packedBytes: number(fields, 3),
    values: number(said, 1),
    encoding: number(said, kind === 'dataV2' ? 4 : 2),
    definitionBytes: kind === 'dataV2' ? number(said, 5) : 0,
    repetitionBytes: kind === 'dataV2' ? number(said, 6) : 0,
    isPacked: kind !== 'dataV2' || said.get(7) !== false,
  };
  return { header, end: reader.at };
}

type Fields = Map<number, number | boolean | Fields>;

const [STOP, TRUE, FALSE, BYTE, I16, I32, I64, DOUBLE, BINARY, STRUCT] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 12];
/** Statistics within a header within a page: no header goes deeper. */
const DEEPEST = 4;

/** As much of Thrift's compact protocol as page headers are written in. */
class CompactReader {
  readonly #view: DataView;
  at: number;

  constructor(view: DataView, at: number) {
    this.#view = view;
    this.at = at;
  }

  struct(depth: number): Fields {
    if (depth > DEEPEST) throw new Error('a page header is nested too deeply');
    const fields: Fields = new Map();
    for (let field = 0; ; ) {
      const byte = this.#byte();
      const type = byte & 0x0f;
      if (type === STOP) return fields;
      field = byte >> 4 === 0 ? this.#zigzag() : field + (byte >> 4);
      const value = this.#value(type, depth);
      if (value !== null) fields.set(field, value);
    }
  }

  #value(type: number, depth: number): number | boolean | Fields | null {
    if (type === TRUE || type === FALSE) return type === TRUE;
    if (type === I16 || type === I32 || type === I64) return this.#zigzag();
    if (type === STRUCT) return this.struct(depth + 1);
    if (type === BINARY) this.#skip(this.#varint());
    else if (type === DOUBLE) this.#skip(8);
    else if (type === BYTE) this.#skip(1);
    else throw new Error('a page header holds what none may hold');
    return null;
  }

  #skip(bytes: number): void {
    this.at += bytes;
  }

  #byte(): number {
    return this.#view.getUint8(this.at++);
  }

  #varint(): number {
    let value = 0;
    for (let scale = 1; scale <= 2 ** 63; scale *= 128) {
      const byte = this.#byte();
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) return value;
    }
    throw new Error('a number in a page header does not end');
  }

  #zigzag(): number {
    const value = this.#varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }
}
