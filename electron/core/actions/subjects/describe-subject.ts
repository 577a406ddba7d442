import type { Subject } from '../../../../shared/subject.ts';
import type { RecordValues } from '../../store/records.ts';
import { openSealed } from '../../store/sealed-identifiers.ts';
import { groupOf } from '../../store/subject-merges.ts';
import { newestNaming, visitCounts } from '../../store/subject-visits.ts';
import { subjectCode, subjectKey } from '../../store/subjects.ts';
import type { Context } from '../context.ts';

/** A subject as a list shows it, together with all that were merged with it. */
export function describeSubject(context: Pick<Context, 'store' | 'wrappingKey'>, subjectId: string): Subject {
  const { store } = context;
  const { headId, ids } = groupOf(store, subjectId);
  const [code = '', ...mergedCodes] = ids.map((id) => subjectCode(store, id) ?? id);
  const identifiers = ids.toReversed().map((id) => identifiersOf(context, id));
  return { id: headId, code, mergedCodes, identifiers: Object.assign({}, ...identifiers), ...visitCounts(store, ids) };
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
