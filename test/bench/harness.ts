/** One side of a comparison. What stands outside `run` is not measured. */
export type Contender = {
  readonly name: string;
  /** Makes ready what `run` takes, before each time. */
  readonly before?: () => Promise<unknown> | unknown;
  readonly run: () => Promise<unknown> | unknown;
};

export type Comparison = {
  readonly name: string;
  readonly subject: Contender;
  readonly baseline: Contender;
  /** The ratio subject / baseline that must not be exceeded, where there is one. */
  readonly bar: number | null;
  /** Rounds that count, at least five. One more goes before them, so that caches and compilers are warm for both. */
  readonly rounds?: number;
};

export type Side = { readonly name: string; readonly median: number; readonly runs: readonly number[] };

/** Times are in milliseconds, sizes in bytes, shares of 1. */
export type BenchRow = {
  readonly name: string;
  readonly unit: 'ms' | 'bytes' | 'share';
  readonly subject: Side;
  readonly baseline: Side;
  readonly ratio: number;
  readonly bar: number | null;
  /** What a reader should know beside the figures. */
  readonly note?: string;
};

/** Runs both sides in turn, so that what disturbs the machine disturbs both, and compares their medians. */
export async function compare({ name, subject, baseline, bar, rounds = 5 }: Comparison): Promise<BenchRow> {
  if (rounds < 5) throw new RangeError('A median of fewer than five runs says little.');
  const [subjectMs, baselineMs]: [number[], number[]] = [[], []];
  for (let round = -1; round < rounds; round++) {
    const ofBaseline = await timeOf(baseline);
    const ofSubject = await timeOf(subject);
    if (round < 0) continue;
    baselineMs.push(ofBaseline);
    subjectMs.push(ofSubject);
  }
  return rowOf(name, 'ms', bar, sideOf(subject.name, subjectMs), sideOf(baseline.name, baselineMs));
}

/** A comparison of two sizes, which need no rounds. */
export const compareSizes = (
  name: string,
  subject: { readonly name: string; readonly bytes: number },
  baseline: { readonly name: string; readonly bytes: number },
  bar: number | null,
): BenchRow =>
  rowOf(name, 'bytes', bar, sideOf(subject.name, [subject.bytes]), sideOf(baseline.name, [baseline.bytes]));

/** The middle value, or the mean of the two middle ones. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/** By nearest rank; NaN of nothing. */
export function percentileOf(values: readonly number[], percent: number): number {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.ceil((sorted.length * percent) / 100) - 1] ?? Number.NaN;
}

export const isWithinBar = ({ ratio, bar }: BenchRow): boolean => bar === null || ratio <= bar;

/** A table for people, one line a row. */
export function formatTable(rows: readonly BenchRow[]): string {
  const heads = ['bench', 'ours', 'against', 'ratio', 'bar', ''];
  const lines = rows.map((row) => [
    row.name,
    `${formatValue(row.subject.median, row.unit)} ${row.subject.name}`,
    `${formatValue(row.baseline.median, row.unit)} ${row.baseline.name}`,
    row.ratio.toFixed(2),
    row.bar === null ? '' : `≤ ${row.bar.toFixed(2)}`,
    [isWithinBar(row) ? '' : 'over', row.note ?? ''].filter(Boolean).join(', '),
  ]);
  const widths = heads.map((head, column) => Math.max(head.length, ...lines.map((line) => line[column]?.length ?? 0)));
  return [heads, ...lines]
    .map((line) =>
      line
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

async function timeOf({ before, run }: Contender): Promise<number> {
  await before?.();
  const started = performance.now();
  await run();
  return performance.now() - started;
}

const sideOf = (name: string, runs: readonly number[]): Side => ({ name, median: medianOf(runs), runs });

export const rowOf = (
  name: string,
  unit: BenchRow['unit'],
  bar: number | null,
  subject: Side,
  baseline: Side,
): BenchRow => ({
  name,
  unit,
  subject,
  baseline,
  ratio: subject.median / baseline.median,
  bar,
});

function formatValue(value: number, unit: BenchRow['unit']): string {
  if (unit === 'share') return value.toFixed(4);
  return unit === 'ms'
    ? `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`
    : `${(value / 2 ** 20).toFixed(1)} MB`;
}
