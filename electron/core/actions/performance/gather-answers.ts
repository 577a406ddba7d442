import { MS_PER_DAY } from '../../../../shared/columns/cells.ts';
import { probabilityOf } from '../../../../shared/domain/distance-from-limit.ts';
import { groupBy } from '../../../../shared/domain/group-by.ts';
import type { AnsweredRecord } from '../../../../shared/domain/performance/answered-record.ts';
import type { ModelVersion } from '../../../../shared/registry.ts';
import { answeredRecords, labelsOfRecords, type RecordLabel, type StoredAnswer } from '../../store/answered-records.ts';
import { requireProject } from '../../store/projects.ts';
import type { Context } from '../context.ts';

export type GatheredAnswer = AnsweredRecord & { readonly stored: StoredAnswer };

/** In UTC milliseconds, the end not included. */
export type TimeRange = { readonly fromMs: number; readonly untilMs: number };

/** What a model version answered to records captured in a time, each with the truth that somebody told of that record. */
export function gatherAnswers(
  { store, projectId }: Pick<Context, 'store' | 'projectId'>,
  { id: modelVersionId, spec }: ModelVersion,
  range: TimeRange,
): readonly GatheredAnswer[] {
  const site = requireProject(store, projectId).definition.columns.find(({ role }) => role === 'site')?.name ?? '';
  const labels = groupBy(labelsOfRecords(store, projectId, range), ({ recordId }) => recordId);
  return answeredRecords(store, projectId, { modelVersionId, ...range }).map((stored) => ({
    stored,
    day: Math.floor(stored.capturedAtMs / MS_PER_DAY),
    site: String(stored.values[site] ?? ''),
    prediction: stored.output.prediction,
    score: spec.task === 'binary' ? probabilityOf(spec, stored.output) : null,
    isOutside: stored.isOutside,
    truth: truthOf(labels.get(stored.recordId) ?? [], stored.capturedAtMs),
  }));
}

/**
 * What was first said without the answer in sight, else what was said last. Whoever is unsure says nothing; a label of
 * any version's prediction tells of the record.
 */
function truthOf(labels: readonly RecordLabel[], capturedAtMs: number): AnsweredRecord['truth'] {
  const sure = labels.filter(({ answer }) => answer.kind !== 'unsure');
  const counts = sure.find(({ predictionShown }) => !predictionShown) ?? sure.at(-1);
  if (counts === undefined) return null;
  const { answer, prediction, predictionShown, answeredAtMs } = counts;
  return {
    value: answer.kind === 'corrected' ? answer.to : prediction,
    isBlind: !predictionShown,
    delayDays: Math.max(0, answeredAtMs - capturedAtMs) / MS_PER_DAY,
  };
}
