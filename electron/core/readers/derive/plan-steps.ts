import type { Column } from '../../../../shared/column.ts';
import type { DeriveStep } from '../../../../shared/derive.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { type ChangeChunk, fillChunk } from './change-chunk.ts';
import { compileCondition, type FindSlot, type RowTest } from './compile-condition.ts';
import { planFill } from './plan-fill.ts';
import { planRecode } from './plan-recode.ts';

/** A column of the result: what it is, and which column of the base it comes of (its slot). */
export type OutputColumn = { readonly slot: number; readonly column: Column };
export type Operation =
  | { readonly kind: 'filter'; readonly rows: RowTest }
  | { readonly kind: 'change'; readonly slot: number; readonly change: ChangeChunk };

/** What the steps come to, ready to be run over ranges of rows. Operations are taken in order. */
export type Derivation = { readonly columns: readonly OutputColumn[]; readonly operations: readonly Operation[] };

/** What a fill takes from the rows that the steps before have left; null where no row has a value. */
export type Learn = (
  before: Derivation,
  slot: number,
  how: 'mean' | 'median' | 'mostFrequent',
) => Promise<Result<number | string | null>>;

export type PlannedSteps = {
  readonly derivation: Derivation;
  /** As they were given, with what was learned. */
  readonly steps: readonly DeriveStep[];
};

type Planned = { readonly derivation: Derivation; readonly step: DeriveStep };

/**
 * Checks steps against the columns, one on what the other leaves, and makes them operations. Fails with
 * `derive.noSteps`, `derive.columnUnknown`, `derive.columnTwice`, `derive.noColumns`, and as `compileCondition`,
 * `planRecode` and `planFill` do; the message says which step it is.
 */
export async function planSteps(
  base: readonly Column[],
  steps: readonly DeriveStep[],
  learn: Learn,
): Promise<Result<PlannedSteps>> {
  if (steps.length === 0)
    return fail('derive.noSteps', 'No step was given, so nothing would change.', 'Say at least one.');
  let derivation: Derivation = { columns: base.map((column, slot) => ({ slot, column })), operations: [] };
  const taken: DeriveStep[] = [];
  for (const [place, step] of steps.entries()) {
    const planned = await planStep(derivation, step, learn);
    if (!planned.ok) return inStep(planned.error, place);
    derivation = planned.value.derivation;
    taken.push(planned.value.step);
  }
  return ok({ derivation, steps: taken });
}

const inStep = (error: Extract<Result<never>, { ok: false }>['error'], place: number): Result<never> => ({
  ok: false,
  error: { ...error, message: `Step ${place + 1}: ${error.message}`, details: { ...error.details, step: place + 1 } },
});

function planStep(before: Derivation, step: DeriveStep, learn: Learn): Promise<Result<Planned>> | Result<Planned> {
  switch (step.kind) {
    case 'filter':
      return planFilter(before, step);
    case 'select':
      return planSelect(before, step);
    case 'recode':
      return planColumn(before, step, (column) => planRecode(column, step));
    case 'fill':
      return planLearnedFill(before, step, learn);
  }
}

function planFilter(before: Derivation, step: DeriveStep & { kind: 'filter' }): Result<Planned> {
  const rows = compileCondition(step.where, finderOf(before));
  if (!rows.ok) return rows;
  const operations = [...before.operations, { kind: 'filter' as const, rows: rows.value }];
  return ok({ derivation: { ...before, operations }, step });
}

function planSelect(before: Derivation, step: DeriveStep & { kind: 'select' }): Result<Planned> {
  if (step.columns.length === 0) return fail('derive.noColumns', 'No column would be left.', 'Name those to keep.');
  const find = finderOf(before);
  const columns: OutputColumn[] = [];
  for (const { name, as = name } of step.columns) {
    const found = find(name);
    if (!found.ok) return found;
    const { slot, column } = found.value;
    if (columns.some((other) => other.slot === slot || other.column.name === as)) return refuseTwice(name, as);
    columns.push({ slot, column: { ...column, name: as } });
  }
  return ok({ derivation: { ...before, columns }, step });
}

const refuseTwice = (name: string, as: string): Result<never> =>
  fail(
    'derive.columnTwice',
    name === as ? `"${name}" is named twice.` : `"${name}" cannot be called "${as}": one of the two is named twice.`,
    'Name each column once, and give no two the same name.',
    { column: name },
  );

/** One column is changed; `plan` says into what. */
function planColumn(
  before: Derivation,
  step: DeriveStep & { kind: 'recode' | 'fill' },
  plan: (column: Column) => Result<{ readonly column: Column; readonly change: ChangeChunk }>,
): Result<Planned> {
  const found = finderOf(before)(step.column);
  if (!found.ok) return found;
  const planned = plan(found.value.column);
  if (!planned.ok) return planned;
  const { slot } = found.value;
  const { column, change } = planned.value;
  const columns = before.columns.map((output) => (output.slot === slot ? { slot, column } : output));
  return ok({
    derivation: { columns, operations: [...before.operations, { kind: 'change', slot, change }] },
    step,
  });
}

async function planLearnedFill(
  before: Derivation,
  step: DeriveStep & { kind: 'fill' },
  learn: Learn,
): Promise<Result<Planned>> {
  const found = finderOf(before)(step.column);
  if (!found.ok) return found;
  const { slot, column } = found.value;
  const fill = await planFill(column, step, (how) => learn(before, slot, how));
  if (!fill.ok) return fill;
  const { column: filled, value, step: taken } = fill.value;
  return planColumn(before, taken, () => ok({ column: filled, change: fillChunk(value) }));
}

/** The columns by the names that they have after the steps so far. */
const finderOf =
  ({ columns }: Derivation): FindSlot =>
  (name) => {
    const found = columns.find(({ column }) => column.name === name);
    if (found !== undefined) return ok(found);
    return fail(
      'derive.columnUnknown',
      `There is no column "${name}" at this step.`,
      `The columns are ${columns.map(({ column }) => column.name).join(', ')}.`,
      { column: name },
    );
  };
