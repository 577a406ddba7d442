import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { FoundSubject } from '../../../shared/subject.ts';
import { dayColumn } from '../../../shared/project.ts';
import type { SubjectHit } from '../readers/search/subject-hits.ts';
import { requireProject } from '../store/projects.ts';
import { lastVisited } from '../store/subject-visits.ts';
import { hasSubjectKey } from '../store/subjects.ts';
import type { Context } from './context.ts';
import { describeSubject } from './subjects/describe-subject.ts';

/** Several hits may be one subject by now, so more are asked for than are wanted. */
const SPARE = 2;

/**
 * Finds subjects by code, name or place, with their history in figures; those that were merged are one. Without either,
 * those visited last, and the index is begun meanwhile. Fails with `reader.died`.
 */
export async function findSubjects(
  context: Context,
  { text, near, limit, waitForAll }: Parsed<'subject.find'>,
): Promise<Result<Output<'subject.find'>>> {
  const { search, projectId } = context;
  if (text.trim() === '' && near === undefined) {
    void search.ask('warm', projectId, {});
    return ok({ subjects: recent(context, limit), isComplete: true });
  }
  const asked = { text, near: near ?? null, limit: limit * SPARE, waitForAll };
  const found = await search.ask('find', projectId, asked);
  if (!found.ok) return found;
  const { hits, isComplete } = found.value;
  return ok({ subjects: describeHits(context, hits, limit), isComplete });
}

const recent = (context: Context, limit: number): FoundSubject[] => {
  const hits = lastVisited(context.store, context.projectId, limit * SPARE);
  return describeHits(
    context,
    hits.map((id) => ({ id, score: 1, isByName: false, distanceMetres: null })),
    limit,
  );
};

function describeHits(context: Context, hits: readonly SubjectHit[], limit: number): FoundSubject[] {
  const day = dayColumn(requireProject(context.store, context.projectId).definition);
  const found = new Map<string, FoundSubject>();
  for (const { id, score, isByName, distanceMetres } of hits) {
    if (found.size === limit) break;
    if (isByName && !hasSubjectKey(context.store, id)) continue; // erased since the index was made
    const subject = describeSubject(context, id, day);
    if (!found.has(subject.id)) found.set(subject.id, { ...subject, score, distanceMetres });
  }
  return [...found.values()];
}
