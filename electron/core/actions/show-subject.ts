import type { Output, Parsed } from '../../../shared/calls.ts';
import { visitTime } from '../../../shared/domain/visit-time.ts';
import { dayColumn } from '../../../shared/project.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { NamedMerge, SubjectMerge, SubjectVisit } from '../../../shared/subject.ts';
import { actorName } from '../store/actors.ts';
import type { ReadableDb } from '../store/open-database.ts';
import { requireProject } from '../store/projects.ts';
import { groupOf } from '../store/subject-merges.ts';
import { type StoredVisit, visitsOf } from '../store/subject-visits.ts';
import { findSubjectId, subjectCode } from '../store/subjects.ts';
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
  const day = dayColumn(requireProject(store, projectId).definition);
  const { ids, merges } = groupOf(store, id);
  const visits = visitsOf(store, ids, MOST_VISITS)
    .map((visit) => showVisit(context, visit, day))
    .toSorted((one, other) => other.visitedAtMs - one.visitedAtMs);
  return ok({
    subject: describeSubject(context, id, day),
    visits,
    trends: trendsOf(visits),
    merges: merges.map((merge) => nameMerge(store, merge)),
  });
}

function showVisit(context: Context, visit: StoredVisit, day: string | null): SubjectVisit {
  const values = valuesOf(context, visit.subjectId, { ...visit, id: visit.eventId });
  return {
    recordId: visit.recordId,
    eventId: visit.eventId,
    subjectCode: visit.subjectCode,
    values,
    visitedAtMs: visitTime(values, day, visit.capturedAtMs),
    capturedAtMs: visit.capturedAtMs,
  };
}

const nameMerge = (db: ReadableDb, merge: SubjectMerge): NamedMerge => ({
  ...merge,
  subjectCode: subjectCode(db, merge.subjectId) ?? merge.subjectId,
  intoCode: subjectCode(db, merge.intoId) ?? merge.intoId,
  actorName: actorName(db, merge.actorId) ?? merge.actorId,
});

/** The numbers of each column by time, the oldest first; a visit without a number is no point. */
function trendsOf(visits: readonly SubjectVisit[]): Output<'subject.show'>['trends'] {
  const pointsByColumn = new Map<string, { atMs: number; value: number }[]>();
  for (const { values, visitedAtMs: atMs } of visits.toReversed()) {
    for (const [column, value] of Object.entries(values)) {
      if (typeof value !== 'number') continue;
      const points = pointsByColumn.get(column) ?? [];
      pointsByColumn.set(column, points);
      points.push({ atMs, value });
    }
  }
  return [...pointsByColumn].map(([column, points]) => ({ column, points }));
}
