import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { SubjectVisit } from '../../../shared/subject.ts';
import { groupOf } from '../store/subject-merges.ts';
import { type StoredVisit, visitsOf } from '../store/subject-visits.ts';
import { findSubjectId } from '../store/subjects.ts';
import type { Context } from './context.ts';
import { valuesOf } from './records/values-of.ts';
import { describeSubject } from './subjects/describe-subject.ts';
import { refuseSubject } from './subjects/refuse-subject.ts';

/** More than anybody looks through; a well that is read every day for years has its newest here. */
const MOST_VISITS = 500;

/** Somebody's visits, the newest first, with the curve of every number. Fails with `subject.unknown`. */
export async function showSubject(
  context: Context,
  { id: asked }: Parsed<'subject.show'>,
): Promise<Result<Output<'subject.show'>>> {
  const { store, projectId } = context;
  const id = findSubjectId(store, projectId, asked);
  if (id === null) return refuseSubject(asked);
  const { ids, merges } = groupOf(store, id);
  const visits = visitsOf(store, ids, MOST_VISITS).map((visit) => showVisit(context, visit));
  return ok({ subject: describeSubject(context, id), visits, trends: trendsOf(visits), merges: [...merges] });
}

const showVisit = (context: Context, visit: StoredVisit): SubjectVisit => ({
  recordId: visit.recordId,
  eventId: visit.eventId,
  subjectCode: visit.subjectCode,
  values: valuesOf(context, visit.subjectId, { ...visit, id: visit.eventId }),
  capturedAtMs: visit.capturedAtMs,
});

/** The numbers of each column by time, the oldest first; a visit without a number is no point. */
function trendsOf(visits: readonly SubjectVisit[]): Output<'subject.show'>['trends'] {
  const pointsByColumn = new Map<string, { atMs: number; value: number }[]>();
  for (const { values, capturedAtMs: atMs } of visits.toReversed()) {
    for (const [column, value] of Object.entries(values)) {
      if (typeof value !== 'number') continue;
      const points = pointsByColumn.get(column) ?? [];
      pointsByColumn.set(column, points);
      points.push({ atMs, value });
    }
  }
  return [...pointsByColumn].map(([column, points]) => ({ column, points }));
}
