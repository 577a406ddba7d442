import type { Cell } from '../../column.ts';
import type { ModelTest, TestOf } from '../../model-tests.ts';
import type { TestOutcome } from '../../test-report.ts';
import type { ModelSpec } from '../../model.ts';
import type { Result } from '../../result.ts';

export type TestRecord = Readonly<Record<string, Cell>>;

/** Records to try a model on, with all that it reads, and the limit from which the class looked for is said. */
export type Sample = {
  readonly spec: ModelSpec;
  readonly threshold: number | null;
  readonly records: readonly TestRecord[];
};

/** Changed records of the sample, those at `places`; `name` says what was changed. */
export type Variant = {
  readonly name: string;
  readonly places: readonly number[];
  readonly records: readonly TestRecord[];
};

/** Row-major rows × classes, or one number a row. */
export type SampleAnswers = { readonly probabilities: Float32Array | null; readonly values: Float32Array | null };
export type TriedVariant = { readonly variant: Variant; readonly answers: Result<SampleAnswers> };

const PROBE_KINDS = ['outputSchema', 'invariance', 'directional', 'missingField', 'unitMixUp'] as const;
export type ProbeKind = (typeof PROBE_KINDS)[number];
export type ProbeTest = TestOf<ProbeKind>;

const kinds: ReadonlySet<string> = new Set(PROBE_KINDS);
export const isProbeTest = (test: ModelTest): test is ProbeTest => kinds.has(test.kind);

/**
 * A kind that tries a model on changed records. `vary` says which, or why there is nothing to try; `judge` holds what was
 * answered to them beside what was answered to the sample itself.
 */
export type Probe<K extends ProbeKind> = {
  readonly vary: (test: TestOf<K>, sample: Sample) => readonly Variant[] | TestOutcome;
  readonly judge: (test: TestOf<K>, sample: Sample, base: SampleAnswers, tried: readonly TriedVariant[]) => TestOutcome;
};

/** What is said of one record: the class after the limit, or the number. */
export function decidedAt({ spec, threshold }: Sample, answers: SampleAnswers, row: number): number {
  if (answers.probabilities === null) return answers.values?.[row] ?? Number.NaN;
  const width = spec.classes.length;
  const ofRow = answers.probabilities.subarray(row * width, (row + 1) * width);
  const positive = spec.classes.indexOf(spec.positiveClass ?? '');
  if (threshold !== null && positive !== -1 && width === 2) {
    return (ofRow[positive] ?? 0) >= threshold ? positive : 1 - positive;
  }
  return ofRow.indexOf(Math.max(...ofRow));
}

/** Quantities that differ by less, relative to their size or 1, are the same: float32 holds no more. */
const SAME = 1e-5;

/** Whether what is said of two records is not the same. */
export function isTurned(sample: Sample, before: number, after: number): boolean {
  if (sample.spec.task !== 'regression') return before !== after;
  return !(Math.abs(after - before) <= SAME * Math.max(1, Math.abs(before)));
}
