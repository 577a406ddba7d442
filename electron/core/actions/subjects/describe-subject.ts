import { visitTime } from '../../../../shared/domain/visit-time.ts';
import type { Subject } from '../../../../shared/subject.ts';
import type { RecordValues } from '../../store/records.ts';
import { openSealed } from '../../store/sealed-identifiers.ts';
import { erasedAt } from '../../store/subject-erasures.ts';
import { groupOf } from '../../store/subject-merges.ts';
import { newestNaming, type StoredVisit, visitCount, visitsOf } from '../../store/subject-visits.ts';
import { subjectCode, subjectKey } from '../../store/subjects.ts';
import type { Context } from '../context.ts';

/** Of so many that were typed last the last visit is one: a visit typed from paper is older than it was made. */
const LOOKED_AT = 8;

/** A subject as a list shows it, together with all that were merged with it. `day` is the column of a visit's day. */
export function describeSubject(
  context: Pick<Context, 'store' | 'wrappingKey'>,
  subjectId: string,
  day: string | null,
): Subject {
  const { store } = context;
  const { headId, ids } = groupOf(store, subjectId);
  const [code = '', ...mergedCodes] = ids.map((id) => subjectCode(store, id) ?? id);
  const identifiers = ids.toReversed().map((id) => identifiersOf(context, id));
  const last = lastOf(visitsOf(store, ids, LOOKED_AT), day);
  return {
    id: headId,
    code,
    mergedCodes,
    identifiers: Object.assign({}, ...identifiers),
    visits: visitCount(store, ids),
    lastVisitAtMs: last?.atMs ?? null,
    lastValues: last?.values ?? {},
    erasedAtMs: erasedAt(store, ids),
  };
}

function lastOf(
  visits: readonly StoredVisit[],
  day: string | null,
): { readonly atMs: number; readonly values: RecordValues } | undefined {
  const dated = visits.map(({ values, capturedAtMs }) => ({ atMs: visitTime(values, day, capturedAtMs), values }));
  return dated.toSorted((one, other) => other.atMs - one.atMs)[0];
}

/** What names somebody, as it was said last; empty where nobody said it, or it cannot be opened here. */
function identifiersOf(
  { store, wrappingKey }: Pick<Context, 'store' | 'wrappingKey'>,
  subjectId: string,
): RecordValues {
  const naming = newestNaming(store, subjectId);
  const key = naming === null ? null : subjectKey(store, subjectId, wrappingKey);
  return naming === null || key === null ? {} : openSealed(key, naming.sealed, naming.eventId);
}
