import { shuffled } from '../../../shared/domain/draw-background.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import type { Explanation } from '../../../shared/explanation.ts';
import type { ModelSpec } from '../../../shared/model.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { type CellsByColumn, columnsOfRecords } from '../scoring/columns-of-records.ts';
import { type Answers, scoreRows } from '../scoring/score-rows.ts';
import type { OpenModel } from '../scoring/sessions.ts';
import { explainedClass } from './explained-class.ts';
import { scoreOf, tellsShares } from './score-of.ts';

export type SampleRequest = {
  readonly record: CellsByColumn;
  /** Rows that are usual, at least two; each is where two ways to the record begin. */
  readonly background: readonly CellsByColumn[];
  readonly budgetMs: number;
};

/** Two ways from one usual row to the record, column by column, the second in the reverse order of the first. */
type Ways = { readonly from: CellsByColumn; readonly order: readonly string[] };
/** The usual row's score, and how far each column moved it, on average over both ways. */
type Moves = { readonly base: number; readonly byColumn: ReadonlyMap<string, number> };

/** The ways are scored in so many parts, to stop early where a model is too slow. */
const PARTS = 4;
const SEED = 1;

/**
 * Shapley values of any model over columns by sampled permutations (Castro, Gómez and Tejada 2009), each with its reverse
 * (Mitchell, Cooper, Frank and Holmes 2022). The contributions add up to the score exactly; how far each may be off says
 * its standard error. The same request gives the same numbers. Null where it would take longer than the budget, and
 * where the model says classes without probabilities. Fails as scoring does.
 */
export async function sampleReasons(
  model: OpenModel,
  spec: ModelSpec,
  { record, background, budgetMs }: SampleRequest,
): Promise<Result<Explanation | null>> {
  const startedAtMs = performance.now();
  if (!tellsShares(spec)) return ok(null);
  const answers = await scoreRecords(model, spec, [record]);
  if (!answers.ok) return answers;
  const of = answers.value.probabilities === null ? null : explainedClass(spec, answers.value.probabilities);
  const score = scoreOf(answers.value, spec, of, 0);
  const random = createRandom(SEED);
  const names = spec.features.map(({ name }) => name);
  const ways = background.map((from) => ({ from, order: shuffled(names.length, random).map((at) => names[at] ?? '') }));
  const moves: Moves[] = [];
  for (const part of partsOf(ways)) {
    if (performance.now() - startedAtMs > budgetMs) return ok(null);
    const rows = part.map((each) => rowsAlong(each, record));
    const scored = await scoreRecords(model, spec, rows.flat());
    if (!scored.ok) return scored;
    part.forEach((each, at) => {
      const start = at * (rows[0]?.length ?? 0);
      moves.push(movesAlong(each, score, (step) => scoreOf(scored.value, spec, of, start + step)));
    });
  }
  return ok(explanationOf(moves, names, score, of === null ? null : (spec.classes[of] ?? null)));
}

const partsOf = (ways: readonly Ways[]): readonly (readonly Ways[])[] => {
  const size = Math.ceil(ways.length / PARTS);
  return Array.from({ length: Math.ceil(ways.length / size) }, (_, part) => ways.slice(part * size, (part + 1) * size));
};

async function scoreRecords(
  model: OpenModel,
  spec: ModelSpec,
  records: readonly CellsByColumn[],
): Promise<Result<Answers>> {
  const columns = columnsOfRecords(spec.features, records);
  return columns.ok ? scoreRows(model, spec, columns.value) : columns;
}

/** The usual row, then what lies between it and the record: first on the one way, then on the other. */
function rowsAlong({ from, order }: Ways, record: CellsByColumn): readonly CellsByColumn[] {
  const between = (way: readonly string[]): CellsByColumn[] => {
    const row = { ...from };
    return way.slice(0, -1).map((name) => {
      row[name] = record[name] ?? null;
      return { ...row };
    });
  };
  return [from, ...between(order), ...between(order.toReversed())];
}

function movesAlong({ order }: Ways, score: number, scoreAt: (step: number) => number): Moves {
  const base = scoreAt(0);
  const byColumn = new Map<string, number>();
  const add = (way: readonly string[], first: number): void => {
    let before = base;
    way.forEach((name, step) => {
      const after = step === way.length - 1 ? score : scoreAt(first + step);
      byColumn.set(name, (byColumn.get(name) ?? 0) + (after - before) / 2);
      before = after;
    });
  };
  add(order, 1);
  add(order.toReversed(), order.length);
  return { base, byColumn };
}

function explanationOf(
  moves: readonly Moves[],
  names: readonly string[],
  score: number,
  of: string | null,
): Explanation {
  const contributions = names.map((column) => {
    const { mean, error } = meanOf(moves.map(({ byColumn }) => byColumn.get(column) ?? 0));
    return { column, contribution: mean, error };
  });
  return {
    method: 'sampled',
    unit: of === null ? 'quantity' : 'logOdds',
    of,
    base: meanOf(moves.map(({ base }) => base)).mean,
    score,
    contributions: contributions.toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution)),
  };
}

/** Mean and its standard error. */
function meanOf(values: readonly number[]): { readonly mean: number; readonly error: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { mean, error: Math.sqrt(squares / (values.length - 1) / values.length) };
}
