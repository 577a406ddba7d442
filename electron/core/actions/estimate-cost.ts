import type { Output, Parsed } from '../../../shared/calls.ts';
import { wattHours } from '../../../shared/training-settings.ts';
import type { EngineOutput } from '../../../shared/engine.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Learning } from '../../../shared/training.ts';
import { RowPlan } from '../../../shared/training-plan.ts';
import { resolveDataset } from '../store/datasets.ts';
import { trainingSettings } from '../store/training-settings.ts';
import type { Context } from './context.ts';
import { refuseUnknownDataset } from './datasets/refusals.ts';
import { chooseFeatures } from './models/choose-features.ts';
import { readLearning, refuseUnknownColumn } from './models/read-learning.ts';
import { withTable } from './models/send-table.ts';

/** Rows of the two short fits whose difference says what a row costs. */
const PROBE_ROWS = [1_000, 4_000] as const;

type Probe = Pick<EngineOutput<'train.try'>, 'rows' | 'seconds' | 'cpuSeconds'>;

/**
 * What a training would take, said before it is begun: two short fits on this laptop, drawn out to all rows in a straight
 * line, times the fits that the training makes. The first fit of a process is slower, which errs on the safe side. Fails
 * as a training does before it learns.
 */
export async function estimateCost(
  context: Context,
  input: Parsed<'model.estimateCost'>,
): Promise<Result<Output<'model.estimateCost'>>> {
  const dataset = resolveDataset(context.store, context.projectId, input.dataset);
  if (dataset === null) return refuseUnknownDataset(input.dataset);
  const unknown = refuseUnknownColumn(dataset, [input.target, ...(input.features ?? [])]);
  if (unknown !== null) return unknown;
  const learning = readLearning(input);
  if (!learning.ok) return learning;
  const features = input.features ?? chooseFeatures(dataset.columns, { ...input, weight: input.weightColumn });
  const plan = RowPlan.parse(input);
  const probe = async (tableId: string): Promise<Result<readonly Probe[]>> => {
    const probes: Probe[] = [];
    for (const rows of PROBE_ROWS) {
      const share = Math.min(1, rows / Math.max(1, dataset.rows));
      const { target, seed } = input;
      const asked = { tableId, target, features, seed, ...plan, judge: 'heldOut' as const, share, ...learning.value };
      const tried = await context.engine.request('train.try', asked, { signal: context.signal });
      if (!tried.ok) return tried;
      probes.push(tried.value);
    }
    return ok(probes);
  };
  const { wattsPerProcessor: watts } = trainingSettings(context.store);
  const probed = await withTable(context, dataset, probe, learning.value);
  return probed.ok ? ok(drawOut(probed.value, dataset.rows, input.folds, learning.value, watts)) : probed;
}

/** Each fold learns from the rows that it does not hold out; the model delivered from all of them. */
function drawOut(
  probes: readonly Probe[],
  rows: number,
  folds: number,
  { parameters }: Learning,
  watts: number,
): Output<'model.estimateCost'> {
  const perFold = rows * (folds === 1 ? 1 - parameters.holdout : 1 - 1 / folds);
  const total = (measure: (probe: Probe) => number): number =>
    folds * lineThrough(probes, measure, perFold) + lineThrough(probes, measure, rows);
  const cpuSeconds = total((probe) => probe.cpuSeconds);
  return {
    seconds: total((probe) => probe.seconds),
    cpuSeconds,
    wattHours: wattHours(cpuSeconds, watts),
    watts,
    rows,
    fits: folds + 1,
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
