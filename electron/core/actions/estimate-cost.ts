import type { Output, Parsed } from '../../../shared/calls.ts';
import { wattHours } from '../../../shared/training-settings.ts';
import type { EngineOutput } from '../../../shared/engine.ts';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Learning } from '../../../shared/training.ts';
import { RowPlan } from '../../../shared/training-plan.ts';
import { resolveDataset } from '../store/datasets.ts';
import { trainingSettings } from '../store/training-settings.ts';
import type { Context } from './context.ts';
import { refuseUnknownDataset } from './datasets/refusals.ts';
import type { Base } from './models/go-on-from.ts';
import { planLearning } from './models/plan-learning.ts';
import { withTable } from './models/send-table.ts';

/** Rows of the two short fits whose difference says what a row costs. */
const PROBE_ROWS = [1_000, 4_000] as const;

type Probe = Pick<EngineOutput<'train.try'>, 'rows' | 'seconds' | 'cpuSeconds'>;

/**
 * What a training would take, said before it is begun: two short fits on this laptop, drawn out to all rows in a straight
 * line, to the fits that the training makes. The first fit of a process is slower, which errs on the safe side. What goes
 * on from a version is taken to cost a row what beginning anew does. Fails as a training does before it learns.
 */
export async function estimateCost(
  context: Context,
  input: Parsed<'model.estimateCost'>,
): Promise<Result<Output<'model.estimateCost'>>> {
  const dataset = resolveDataset(context.store, context.projectId, input.dataset);
  if (dataset === null) return refuseUnknownDataset(input.dataset);
  const planned = planLearning(context, input, dataset);
  if (!planned.ok) return planned;
  const { learning, features, base } = planned.value;
  const { target, seed } = input;
  const how = { target, features: [...features], seed, ...RowPlan.parse(input), judge: 'heldOut' as const };
  const probe = async (tableId: string): Promise<Result<readonly Probe[]>> => {
    const probes: Probe[] = [];
    for (const rows of PROBE_ROWS) {
      const asked = { tableId, ...how, share: Math.min(1, rows / Math.max(1, dataset.rows)), ...learning };
      const tried = await context.engine.request('train.try', asked, { signal: context.signal });
      if (!tried.ok) return tried;
      probes.push(tried.value);
    }
    return ok(probes);
  };
  const { wattsPerProcessor: watts } = trainingSettings(context.store);
  const probed = await withTable(context, dataset, probe, learning);
  if (!probed.ok) return probed;
  const fits = [...fitsOf(dataset.rows, input.folds, learning), ...(base === null ? [] : fitsToCompare(dataset, base))];
  return ok(drawOut(probed.value, fits, watts));
}

/** By fit the rows that it learns from: each fold those that it does not hold out, the model delivered all of them. */
function fitsOf(rows: number, folds: number, { parameters }: Learning): readonly number[] {
  const perFold = rows * (folds === 1 ? 1 - parameters.holdout : 1 - 1 / folds);
  return [...Array.from({ length: folds }, () => perFold), rows];
}

/** The fits that what is kept of a version is judged by: the version without its held-out rows, and what goes on from that. */
function fitsToCompare(
  { rows }: DatasetVersion,
  { dataset, named, recipe: { learning, plan } }: Base,
): readonly number[] {
  if (dataset === null || named.unchecked !== null) return [];
  const [held = 0] = fitsOf(dataset.rows, plan.folds, learning);
  return [held, rows];
}

function drawOut(probes: readonly Probe[], fits: readonly number[], watts: number): Output<'model.estimateCost'> {
  const total = (measure: (probe: Probe) => number): number =>
    fits.reduce((sum, rows) => sum + lineThrough(probes, measure, rows), 0);
  const cpuSeconds = total((probe) => probe.cpuSeconds);
  return {
    seconds: total((probe) => probe.seconds),
    cpuSeconds,
    wattHours: wattHours(cpuSeconds, watts),
    watts,
    rows: Math.ceil(Math.max(...fits)),
    fits: fits.length,
  };
}

/** At `rows`, by the line through both probes; in proportion to the rows where they do not differ, or fall. */
function lineThrough(probes: readonly Probe[], measure: (probe: Probe) => number, rows: number): number {
  const [few, many = few] = probes;
  if (few === undefined || many === undefined) return 0;
  const slope = (measure(many) - measure(few)) / Math.max(1, many.rows - few.rows);
  if (many.rows === few.rows || slope <= 0) return (measure(many) * rows) / Math.max(1, many.rows);
  return Math.max(0, measure(many) + slope * (rows - many.rows));
}
