import type { z } from 'zod';
import { createRandom, type Random } from '../../../shared/domain/random.ts';
import type { EngineCalls, EngineOutput } from '../../../shared/engine.ts';
import type { Metrics } from '../../../shared/model.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Learning } from '../../../shared/training.ts';
import type { Breather } from '../breather.ts';
import { gather } from '../../../shared/columns/select-rows.ts';
import type { Table } from '../tables.ts';
import { evaluateModel } from './evaluate-model.ts';
import { heldOutLoss } from './judging/held-out-loss.ts';
import { learn } from './learners.ts';
import type { Target } from './read-target.ts';
import { holdOutAtRandom } from './parting/part-at-random.ts';
import { type Groups, groupsWithin, partByGroup } from './parting/part-by-group.ts';
import { partRows } from './parting/part-rows.ts';
import type { RowSplit } from './parting/row-split.ts';
import { refuseMisfits } from './prepare-training.ts';
import { takeRows } from './run-trials.ts';
import { gatherTrainingData, type TrainingData } from './training-data.ts';
import { weighRows } from './weigh-rows.ts';
import { startMeter, type WorkMeter } from './work-meter.ts';

/** Of the training rows, judged in each of several inner parts. */
const INNER_SHARE = 0.25;

export type TryRequest = Omit<z.output<EngineCalls['train.try']['input']>, 'tableId'> &
  Learning & { readonly table: Table };
type Score = EngineOutput<'train.try'>['scores'][number];

/**
 * Fits with some parameters and keeps nothing but how well it did. The rows that the training with this seed would hold
 * out are held out here too: `inner` never looks at them and judges on parts of the training rows instead; `heldOut`
 * judges on them what was learned from a share of the training rows. Smaller shares lie within larger ones of the same
 * `draw`.
 */
export async function tryParameters(
  request: TryRequest,
  breather: Breather,
): Promise<Result<EngineOutput<'train.try'>>> {
  const meter = startMeter();
  try {
    return await tryMetered(request, breather, meter);
  } finally {
    meter.stop();
  }
}

async function tryMetered(
  request: TryRequest,
  breather: Breather,
  meter: WorkMeter,
): Promise<Result<EngineOutput<'train.try'>>> {
  const { table, target, features, seed, judge, parts, share, draw } = request;
  const gathered = await gatherTrainingData(table, target, features, breather);
  if (!gathered.ok) return gathered;
  const data = gathered.value;
  const refusal = refuseMisfits(request, data);
  if (refusal !== null) return refusal;

  const counting = weighRows(table, data, request);
  if (!counting.ok) return counting;
  const { weights, learnedOf } = counting.value;

  const random = createRandom(seed);
  const asked = { split: request.split, holdout: request.parameters.holdout, folds: 1, learnedOf };
  const parted = partRows(table, data, asked, random.fork('split'));
  if (!parted.ok) return parted;
  const { groups, folds } = parted.value;
  const outer = folds[0] ?? { training: new Int32Array(0), heldOut: new Int32Array(0) };
  const learnable = learnedOf(outer.training);
  const learned = takeShare(data.target, learnable, share, random.fork(`draw ${draw}`));
  const tries =
    judge === 'heldOut'
      ? [{ ...outer, training: learned }]
      : innerParts(data.target, groups, learned, parts, draw, random);
  const scores: Score[] = [];
  for (const [index, part] of tries.entries()) {
    scores.push(await scorePart(data, part, weights, request, random.fork(`trial ${draw} ${index}`), breather));
  }
  const { seconds, cpuSeconds } = meter.read();
  return ok({
    scores,
    rows: learned.length,
    trainingRows: learnable.length,
    heldOutRows: outer.heldOut.length,
    seconds,
    cpuSeconds,
  });
}

/** Several random parts (repeated hold-out), each with all classes in their shares; groups stay whole. */
const innerParts = (
  target: Target,
  groups: Groups | null,
  rows: Int32Array,
  parts: number,
  draw: number,
  random: Random,
): RowSplit[] =>
  Array.from({ length: parts }, (_, part) => {
    const drawn = random.fork(`inner ${draw} ${part}`);
    return (groups && splitGroupsWithin(target, groups, rows, drawn)) ?? splitWithin(target, rows, INNER_SHARE, drawn);
  });

/** Null where all of these rows are of one group. */
function splitGroupsWithin(target: Target, groups: Groups, rows: Int32Array, random: Random): RowSplit | null {
  const within = groupsWithin(groups, rows);
  const asked = { column: '', holdout: INNER_SHARE, folds: 1 };
  const parted = partByGroup(targetOf(target, rows), within, asked, random);
  const [split] = parted.ok ? parted.value : [];
  return split === undefined ? null : named(rows, split);
}

function takeShare(target: Target, rows: Int32Array, share: number, random: Random): Int32Array {
  return share === 1 ? rows : splitWithin(target, rows, 1 - share, random).training;
}

/** The same as `holdOutAtRandom`, of some of the rows. */
function splitWithin(target: Target, rows: Int32Array, holdout: number, random: Random): RowSplit {
  return named(rows, holdOutAtRandom(targetOf(target, rows), rows.length, holdout, random));
}

/** Places among `rows` as the rows that stand there. */
function named(rows: Int32Array, { training, heldOut }: RowSplit): RowSplit {
  const at = (places: Int32Array): Int32Array => gather(rows, places, new Int32Array(places.length));
  return { training: at(training), heldOut: at(heldOut) };
}

const targetOf = (target: Target, rows: Int32Array): Target =>
  target.task === 'regression'
    ? { ...target, values: gather(target.values, rows, new Float64Array(rows.length)) }
    : { ...target, classOf: gather(target.classOf, rows, new Int32Array(rows.length)) };

async function scorePart(
  data: TrainingData,
  { training, heldOut }: RowSplit,
  weights: Float64Array | undefined,
  learning: Learning,
  random: Random,
  breather: Breather,
): Promise<Score> {
  const { model } = await learn(learning, {
    data,
    rows: training,
    heldOut,
    random,
    breather,
    ...(weights && { weights }),
  });
  const outputs = await model.predict(takeRows(data.features, heldOut), breather);
  const { metrics } = evaluateModel(data.target, heldOut, outputs, data.site);
  const loss = heldOutLoss(data.target, heldOut, outputs, weights);
  return { loss, error: errorOf(data.target.task, metrics), judgedRows: heldOut.length };
}

/** NaN where these rows do not define it. No operating point takes part: it is chosen later. */
function errorOf(task: Target['task'], metrics: Metrics): number {
  if (task === 'regression') return metrics['mae'] ?? Number.NaN;
  return 1 - (metrics[task === 'binary' ? 'auc' : 'accuracy'] ?? Number.NaN);
}
