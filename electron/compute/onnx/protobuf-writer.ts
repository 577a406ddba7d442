/**
 * Writes protobuf's wire format (protobuf.dev/programming-guides/encoding): fields in the order of the calls, so that
 * the same calls give the same bytes. Only what ONNX needs.
 */
export class ProtobufWriter {
  #bytes = new Uint8Array(1_024);
  #length = 0;

  /** A varint field. Negative numbers take ten bytes, as protobuf's int32 and int64 do. */
  int(field: number, value: number): this {
    return this.#tag(field, 0).#varint(value);
  }

  float(field: number, value: number): this {
    this.#tag(field, 5).#reserve(4);
    new DataView(this.#bytes.buffer).setFloat32(this.#length, value, true);
    this.#length += 4;
    return this;
  }

  text(field: number, value: string): this {
    return this.bytes(field, new TextEncoder().encode(value));
  }

  bytes(field: number, value: Uint8Array): this {
    this.#tag(field, 2).#varint(value.length).#reserve(value.length);
    this.#bytes.set(value, this.#length);
    this.#length += value.length;
    return this;
  }

  /** Fields as `readFields` found them. */
  raw(fields: Uint8Array): this {
    this.#reserve(fields.length);
    this.#bytes.set(fields, this.#length);
    this.#length += fields.length;
    return this;
  }

  message(field: number, value: ProtobufWriter): this {
    return this.bytes(field, value.#bytes.subarray(0, value.#length));
  }

  packedInts(field: number, values: Iterable<number>): this {
    const packed = new ProtobufWriter();
    for (const value of values) packed.#varint(value);
    return this.message(field, packed);
  }

  packedFloats(field: number, values: Float32Array): this {
    return this.bytes(field, littleEndianFloats(values));
  }

  /** A copy of what was written, in a buffer of its own. */
  finish(): Uint8Array<ArrayBuffer> {
    return this.#bytes.slice(0, this.#length);
  }

  #tag(field: number, wireType: number): this {
    return this.#varint(field * 8 + wireType);
  }

  #varint(value: number): this {
    this.#reserve(10);
    if (value < 0) return this.#negativeVarint(value);
    let rest = value;
    while (rest > 127) {
      this.#bytes[this.#length++] = (rest % 128) | 128;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.#length++] = rest;
    return this;
  }

  /** Two's complement over 64 bits. */
  #negativeVarint(value: number): this {
    let rest = BigInt.asUintN(64, BigInt(value));
    while (rest > 127n) {
      this.#bytes[this.#length++] = Number(rest & 127n) | 128;
      rest >>= 7n;
    }
    this.#bytes[this.#length++] = Number(rest);
    return this;
  }

  #reserve(more: number): this {
    const needed = this.#length + more;
    if (needed <= this.#bytes.length) return this;
    const larger = new Uint8Array(Math.max(needed, this.#bytes.length * 2));
    larger.set(this.#bytes);
    this.#bytes = larger;
    return this;
  }
}

export function littleEndianFloats(values: Float32Array): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  values.forEach((value, index) => view.setFloat32(index * 4, value, true));
  return bytes;
}
