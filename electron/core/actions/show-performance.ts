import type { Output, Parsed } from '../../../shared/calls.ts';
import { MS_PER_DAY } from '../../../shared/columns/cells.ts';
import { groupBy } from '../../../shared/domain/group-by.ts';
import { estimatePerformance } from '../../../shared/domain/performance/estimate-performance.ts';
import { isLabelled, measurePerformance } from '../../../shared/domain/performance/measure-performance.ts';
import type { ScoreCounts } from '../../../shared/held-out.ts';
import type { EstimateCaveat, PerformanceStretch } from '../../../shared/performance.ts';
import type { ModelVersion } from '../../../shared/registry.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { countLabelsOfUnknown } from '../store/answered-records.ts';
import { looksSince } from '../store/drift-looks.ts';
import { findRun } from '../store/runs.ts';
import type { Context } from './context.ts';
import { findTableModel } from './models/find-table-model.ts';
import { gatherAnswers, type GatheredAnswer } from './performance/gather-answers.ts';

const LENGTHS = { day: 1, week: 7, month: 28 };
/** Fewer records make an estimate of little worth, whatever its interval says. */
const FEW = 30;
/** More records unlike training than this share make it doubtful. */
const MANY_OUTSIDE = 0.05;

/**
 * How well a model version answers what is captured: against truths, which come late and are joined by record, and,
 * where the version tells two classes apart and was trained here, estimated without any. Fails with `model.unknown` and
 * `model.notATable`.
 */
export async function showPerformance(
  context: Context,
  { model: ref, days, by }: Parsed<'monitor.performance'>,
): Promise<Result<Output<'monitor.performance'>>> {
  const { store, projectId } = context;
  const found = findTableModel(store, projectId, ref);
  if (!found.ok) return found;
  const model = found.value;
  const untilDay = Math.floor(context.now() / MS_PER_DAY);
  const fromDay = untilDay - days + 1;
  const range = { fromMs: fromDay * MS_PER_DAY, untilMs: (untilDay + 1) * MS_PER_DAY };
  const answers = gatherAnswers(context, model, range);
  const describe = stretchDescriber(context, model);
  const whole = describe(answers, fromDay, untilDay);
  return ok({
    modelRef: model.ref,
    whole,
    stretches: cut(fromDay, untilDay, LENGTHS[by]).map(([from, until]) =>
      describe(
        answers.filter(({ day }) => day >= from && day <= until),
        from,
        until,
      ),
    ),
    slices: slicesOf(model, answers),
    medianDelayDays: medianOf(answers.flatMap(({ truth }) => (truth === null ? [] : [truth.delayDays]))),
    labelsOfUnknown: countLabelsOfUnknown(store, projectId),
    caveats: caveatsOf(context, model, answers, whole, fromDay),
  });
}

/** The site with most records first. */
const slicesOf = (
  { spec }: ModelVersion,
  answers: readonly GatheredAnswer[],
): Output<'monitor.performance'>['slices'] =>
  [...groupBy(answers, ({ site }) => site)]
    .map(([site, ofSite]) => {
      const labelled = ofSite.filter(isLabelled);
      return { site, n: ofSite.length, labelled: labelled.length, measured: measurePerformance(spec, labelled) };
    })
    .toSorted((one, other) => other.n - one.n || (one.site < other.site ? -1 : 1));

/** Stretches of equal length up to the last day; the first one may be cut short. */
function cut(fromDay: number, untilDay: number, length: number): readonly (readonly [number, number])[] {
  const count = Math.ceil((untilDay - fromDay + 1) / length);
  return Array.from({ length: count }, (_, place) => {
    const until = untilDay - (count - 1 - place) * length;
    return [Math.max(fromDay, until - length + 1), until] as const;
  });
}

function stretchDescriber({ store, projectId }: Context, { runId, spec }: ModelVersion) {
  const scores = runId === null ? [] : (findRun(store, projectId, runId)?.outcome?.scores ?? []);
  const heldOut: ScoreCounts | undefined = scores.find(({ site }) => site === null);
  return (answers: readonly GatheredAnswer[], fromDay: number, untilDay: number): PerformanceStretch => {
    const labelled = answers.filter(isLabelled);
    const blind = labelled.filter(({ truth }) => truth.isBlind);
    return {
      fromDay,
      untilDay,
      n: answers.length,
      labelled: labelled.length,
      blind: blind.length,
      measured: measurePerformance(spec, labelled),
      measuredBlind: measurePerformance(spec, blind),
      estimated: estimatePerformance(answers, { positiveClass: spec.positiveClass, heldOut }),
    };
  };
}

function medianOf(values: readonly number[]): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

function caveatsOf(
  { store }: Context,
  { id }: ModelVersion,
  answers: readonly GatheredAnswer[],
  { n, estimated }: PerformanceStretch,
  fromDay: number,
): EstimateCaveat[] {
  if (Object.keys(estimated).length === 0) return [];
  const outside = answers.filter(({ isOutside }) => isOutside).length;
  return [
    'relationMayHaveChanged',
    'trialAnswers',
    ...(n < FEW ? (['fewRecords'] as const) : []),
    ...(outside > n * MANY_OUTSIDE ? (['unlikeTraining'] as const) : []),
    ...(looksSince(store, id, fromDay).some(({ drift }) => drift) ? (['driftFound'] as const) : []),
  ];
}
