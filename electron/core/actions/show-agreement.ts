import type { Output, Parsed } from '../../../shared/calls.ts';
import { MS_PER_DAY } from '../../../shared/columns/cells.ts';
import { groupBy } from '../../../shared/domain/group-by.ts';
import { LONGEST_LABEL_MS } from '../../../shared/domain/label-hours.ts';
import { type GivenAnswer, judgeAgreement } from '../../../shared/domain/performance/judge-agreement.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { listAllActors } from '../store/actors.ts';
import { labelsOfRecords, type RecordLabel } from '../store/answered-records.ts';
import { recordSites } from '../store/day-profiles.ts';
import type { Context } from './context.ts';
import { findTableModel } from './models/find-table-model.ts';
import { bringProfilesUp } from './monitoring/bring-profiles-up.ts';

type Timed = GivenAnswer & { readonly actorId: string; readonly site: string; readonly week: number };

const WEEK = 7;

/**
 * Whether people judge for themselves or go along with the model: by person, by site and week by week, how often they
 * agree after seeing its answer and without, and how fast. Of a person who answered a record blind that answer counts.
 * Fails with `model.unknown` and `model.notATable`.
 */
export async function showAgreement(
  context: Context,
  { model: ref, days }: Parsed<'monitor.agreement'>,
): Promise<Result<Output<'monitor.agreement'>>> {
  const { store, projectId } = context;
  const found = findTableModel(store, projectId, ref);
  if (!found.ok) return found;
  const untilDay = Math.floor(context.now() / MS_PER_DAY);
  const range = { fromMs: (untilDay - days + 1) * MS_PER_DAY, untilMs: (untilDay + 1) * MS_PER_DAY };
  const labels = labelsOfRecords(store, projectId, range).filter((label) => label.modelVersionId === found.value.id);
  await bringProfilesUp(context, found.value);
  const answers = timeAnswers(labels, recordSites(store, projectId), untilDay);
  const names = new Map(listAllActors(store).map(({ id, name }) => [id, name]));
  return ok({
    modelRef: found.value.ref,
    people: [...groupBy(answers, ({ actorId }) => actorId)].map(([actorId, own]) => ({
      actorId,
      name: names.get(actorId) ?? actorId,
      ...judgeAgreement(own),
    })),
    sites: [...groupBy(answers, ({ site }) => site)].map(([site, own]) => ({ site, ...judgeAgreement(own) })),
    weeks: [...groupBy(answers, ({ week }) => String(week))]
      .map(([week, own]) => ({ week: Number(week), own }))
      .toSorted((one, other) => other.week - one.week)
      .map(({ week, own }) => ({
        fromDay: untilDay - week * WEEK - WEEK + 1,
        untilDay: untilDay - week * WEEK,
        ...judgeAgreement(own),
      })),
  });
}

/** Weeks are counted back from the present one. A pause of more than ten minutes begins another sitting. */
function timeAnswers(labels: readonly RecordLabel[], sites: ReadonlyMap<string, string>, untilDay: number): Timed[] {
  const before = new Map<string, number>();
  const blindly = new Set(labels.filter(({ predictionShown }) => !predictionShown).map(keyOf));
  return labels.flatMap((label) => {
    const gapMs = label.answeredAtMs - (before.get(label.actorId) ?? -Infinity);
    before.set(label.actorId, label.answeredAtMs);
    const repeats = label.predictionShown && blindly.has(keyOf(label));
    if (label.answer.kind === 'unsure' || repeats) return [];
    return [
      {
        agrees: label.answer.kind === 'confirmed',
        isShown: label.predictionShown,
        seconds: gapMs <= LONGEST_LABEL_MS ? gapMs / 1_000 : null,
        actorId: label.actorId,
        site: sites.get(label.recordId) ?? '',
        week: Math.floor((untilDay - Math.floor(label.answeredAtMs / MS_PER_DAY)) / WEEK),
      },
    ];
  });
}

const keyOf = ({ recordId, actorId }: RecordLabel): string => `${recordId} ${actorId}`;
