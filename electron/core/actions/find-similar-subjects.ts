import type { Output, Parsed } from '../../../shared/calls.ts';
import { dayColumn, identifierNames, type ProjectDefinition } from '../../../shared/project.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { placeOf } from '../../../shared/domain/place-of.ts';
import type { LikelyDuplicate } from '../../../shared/subject.ts';
import { requireProject } from '../store/projects.ts';
import { groupOf } from '../store/subject-merges.ts';
import { visitsOf } from '../store/subject-visits.ts';
import { hasSubjectKey, subjectCode } from '../store/subjects.ts';
import type { Context } from './context.ts';
import { describeSubject } from './subjects/describe-subject.ts';
import { judgeLikeness } from './subjects/judge-likeness.ts';

/** More hits than duplicates are wanted: what names share is judged by the other values. */
const LOOKED_AT = 25;

/**
 * Whom somebody about to be added may already be, each with the reasons: before a second one is made. Fails with
 * `reader.died`.
 */
export async function findSimilarSubjects(
  context: Context,
  { code = '', values, place, limit }: Parsed<'subject.similar'>,
): Promise<Result<Output<'subject.similar'>>> {
  const { search, store, projectId } = context;
  const { definition } = requireProject(store, projectId);
  const names = namesIn(definition, values);
  const where = place ?? (definition.location === undefined ? null : placeOf(definition.location, values));
  const hits = await search.ask('similar', projectId, { code, names, place: where, limit: LOOKED_AT });
  if (!hits.ok) return hits;
  const byId = new Map<string, LikelyDuplicate>();
  for (const hit of hits.value.hits) {
    if (hit.code === 1 || !hasSubjectKey(store, hit.id)) continue; // the same code is the same one; the erased are nobody
    const { headId, ids } = groupOf(store, hit.id);
    const known = visitsOf(store, ids, 1)[0]?.values ?? {};
    const theirs = subjectCode(store, hit.id) ?? hit.id;
    const judged = judgeLikeness({ hit, code: theirs, asked: values, columns: steadyColumns(definition), known });
    if (judged === null || byId.has(headId)) continue;
    byId.set(headId, { ...describeSubject(context, headId, dayColumn(definition)), ...judged });
  }
  const duplicates = [...byId.values()].toSorted((one, other) => other.score - one.score).slice(0, limit);
  return ok({ duplicates });
}

function namesIn(definition: ProjectDefinition, values: Parsed<'subject.similar'>['values']): readonly string[] {
  const names = identifierNames(definition);
  return Object.entries(values).flatMap(([column, value]) =>
    names.has(column) && value !== null && value !== '' ? [String(value)] : [],
  );
}

/**
 * What does not change from visit to visit and tells people apart: days (a birth date) and choices (the sex, the village).
 * The day of the visit is shared by all who are seen on it.
 */
function steadyColumns(definition: ProjectDefinition): readonly string[] {
  const fields = definition.form.sections.flatMap((section) => section.fields);
  const steady = fields.filter(({ type }) => type === 'date' || type === 'category').map(({ name }) => name);
  return steady.filter((name) => name !== dayColumn(definition));
}
