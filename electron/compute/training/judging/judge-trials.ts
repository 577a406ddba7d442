import type { Random } from '../../../../shared/domain/random.ts';
import type { MetricIntervals, SightFigures, Slice, SplitMade } from '../../../../shared/evaluation.ts';
import type { Table } from '../../tables.ts';
import type { Evaluation } from '../evaluate-model.ts';
import { describeSplit } from '../parting/describe-split.ts';
import type { Parting } from '../parting/part-rows.ts';
import { poolTrials, type Trial } from '../run-trials.ts';
import type { GatheredData } from '../training-data.ts';
import type { RowCounting } from '../weigh-rows.ts';
import { judgeRows } from './judge-rows.ts';
import { measureIntervals } from '../../../../shared/domain/judging/measure-intervals.ts';
import { measureSight } from './measure-sight.ts';
import { measureSlices } from './measure-slices.ts';

export type Judgement = {
  readonly split: SplitMade;
  readonly intervals: MetricIntervals;
  readonly slices: Slice[];
  readonly sight: SightFigures[];
};

/** What the held-out rows say beyond the metrics: how sure these are, for whom they hold, and part by part. */
export function judgeTrials(
  table: Table,
  data: GatheredData,
  parting: Parting,
  { sight }: RowCounting,
  trials: readonly Trial[],
  { answers }: Evaluation,
  random: Random,
): Judgement {
  const { heldOut } = poolTrials(trials);
  const judged = judgeRows(data.target, heldOut, answers);
  const { groups } = parting;
  const unitOf = groups === null ? null : heldOut.map((row) => groups.groupOf[row] as number); // one a row
  return {
    split: describeSplit(parting, data.rows, trials, judged),
    intervals: measureIntervals(judged, unitOf, random.fork('intervals')),
    slices: measureSlices(table, data, heldOut, judged),
    sight: measureSight(sight, heldOut, judged, unitOf, random.fork('sight')),
  };
}
