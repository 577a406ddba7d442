import type { ColumnChunk, ColumnType } from '../../../shared/column.ts';
import { createColumnProfiler } from '../../../shared/domain/profile-column.ts';
import type { Random } from '../../../shared/domain/random.ts';
import type { ColumnProfile, Profile } from '../../../shared/profile.ts';

/** What may differ from the reference; nothing said, nothing differs. Sizes in standard deviations or shares (0 to 1). */
export type Drift = {
  readonly meanShift?: number;
  readonly spread?: number;
  readonly newCategory?: number;
  readonly missing?: number;
  readonly inGrams?: number;
};

/**
 * Columns as a screening has them: skewed fine numbers with gaps, rounded ones, counts, dates, yes or no, forty
 * villages of falling size, and answers half of which are missing.
 */
export function simulateTable(
  random: Random,
  rows: number,
  drift: Drift = {},
  columns: readonly SimulatedColumn[] = SIMULATED,
): Profile {
  return {
    rows,
    columns: Object.fromEntries(columns.map((name) => [name, simulateColumn(random, name, rows, drift)])),
  };
}

export type SimulatedColumn = (typeof SIMULATED)[number];
export const SIMULATED = ['weight', 'muac', 'visits', 'visitDate', 'oedema', 'village', 'note'] as const;

/** One column by itself, as `simulateTable` makes it. */
export function simulateColumn(random: Random, name: SimulatedColumn, rows: number, drift: Drift = {}): ColumnProfile {
  const { type, chunk } = drawers[name](random, rows, drift);
  const profiler = createColumnProfiler(type);
  profiler.add(chunk);
  return profiler.finish();
}

type Drawn = { readonly type: ColumnType; readonly chunk: ColumnChunk };
type Drawer = (random: Random, rows: number, drift: Drift) => Drawn;

const GAPS = 0.03;
const LOG_DEVIATION = 0.25;
const FIRST_DAY = 20_600;
const VILLAGES = Array.from({ length: 40 }, (_, village) => `village ${village}`);

const numbers = (rows: number, draw: () => number, type: ColumnType = 'number'): Drawn => {
  const values = new Float64Array(rows);
  for (let row = 0; row < rows; row += 1) values[row] = draw();
  return { type, chunk: { kind: 'numeric', values } };
};

/** `draw` says the place of a word, -1 for a missing one. */
const words = (rows: number, dictionary: readonly string[], draw: () => number): Drawn => {
  const codes = new Int32Array(rows);
  for (let row = 0; row < rows; row += 1) codes[row] = draw();
  return { type: 'category', chunk: { kind: 'coded', codes, dictionary } };
};

const drawers: Record<SimulatedColumn, Drawer> = {
  weight: ({ next, normal }, rows, { meanShift = 0, spread = 1, missing = GAPS, inGrams = 0 }) =>
    numbers(rows, () => {
      if (next() < missing) return Number.NaN;
      const kilograms = Math.exp(2.4 + LOG_DEVIATION * (meanShift + spread * normal()));
      return inGrams > 0 && next() < inGrams ? kilograms * 1_000 : kilograms;
    }),
  muac: ({ normal }, rows) => numbers(rows, () => Math.round((13.5 + 1.3 * normal()) * 10) / 10),
  visits: ({ int }, rows) => numbers(rows, () => int(4), 'integer'),
  visitDate: ({ int }, rows) => numbers(rows, () => FIRST_DAY + int(90), 'date'),
  oedema: ({ next }, rows, { newCategory = 0 }) =>
    words(rows, ['yes', 'no', 'unsure'], () => {
      if (newCategory > 0 && next() < newCategory) return 2;
      return next() < 0.2 ? 0 : 1;
    }),
  village: ({ next }, rows) => words(rows, VILLAGES, () => Math.floor(VILLAGES.length * next() ** 2)),
  note: ({ next }, rows) => words(rows, ['seen'], () => (next() < 0.5 ? -1 : 0)),
};
