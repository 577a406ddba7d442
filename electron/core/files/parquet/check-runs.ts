export type Runs = {
  readonly start: number;
  /** Bits of one value. */
  readonly width: number;
  readonly values: number;
  readonly mayBeFewer?: boolean;
};

/** Writers pad their last run of packed values up to a whole number of groups. */
const MOST_PADDING = 512;
const GROUP = 8;

/**
 * Walks over the runs of Parquet's hybrid of run lengths and packed bits without unpacking them, so that none holds more
 * values than its page: the library would write as many as a run claims, which may be two thousand million. Throws Error
 * there, and RangeError where the bytes end within a run's head or, unless `mayBeFewer`, before `values` have come.
 */
export function checkRuns(view: DataView, { start, width, values, mayBeFewer = false }: Runs): void {
  let at = start;
  for (let seen = 0; seen < values; ) {
    if (mayBeFewer && at >= view.byteLength) return;
    const [run, next] = readVarint(view, at);
    const count = run % 2 === 1 ? ((run - 1) / 2) * GROUP : run / 2;
    if (count > values - seen + MOST_PADDING) throw new Error('a run of values is longer than its page');
    at = next + (run % 2 === 1 ? (count / GROUP) * width : Math.ceil(width / 8));
    seen += count;
  }
}

function readVarint(view: DataView, at: number): readonly [value: number, next: number] {
  let value = 0;
  for (let place = 0; place < 5; place++) {
    const byte = view.getUint8(at + place);
    value += (byte & 0x7f) * 2 ** (7 * place);
    if (byte < 0x80) return [value, at + place + 1];
  }
  throw new Error('the length of a run does not end');
}
