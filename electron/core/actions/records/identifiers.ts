import { identifierNames, type ProjectDefinition } from '../../../../shared/project.ts';
import type { ReadableDb } from '../../store/open-database.ts';
import { nearestSealed, type RecordValues } from '../../store/records.ts';
import { openSealed } from '../../store/sealed-identifiers.ts';
import { subjectKey } from '../../store/subjects.ts';

export type SplitValues = {
  readonly open: RecordValues;
  /** What names a person, as far as it was filled in. */
  readonly identifiers: RecordValues;
  /** Whether a name was taken away: then what was known before does not go on. */
  readonly clearsIdentifiers: boolean;
};

/** Takes what names a person out of a record's values. */
export function splitIdentifiers(definition: ProjectDefinition, values: RecordValues): SplitValues {
  const names = identifierNames(definition);
  const pick = (isWanted: (name: string, isFilled: boolean) => boolean): RecordValues =>
    Object.fromEntries(Object.entries(values).filter(([name, value]) => isWanted(name, (value ?? '') !== '')));
  return {
    open: pick((name) => !names.has(name)),
    identifiers: pick((name, isFilled) => names.has(name) && isFilled),
    clearsIdentifiers: Object.entries(values).some(([name, value]) => names.has(name) && (value ?? '') === ''),
  };
}

export type SealedEvent = {
  readonly eventId: string;
  readonly subjectId: string | null;
  readonly sealed: Uint8Array | null;
};

/**
 * What was sealed with this event, or with the nearest that it builds on: an edit that says nothing of names
 * leaves them as they were. Empty where the subject's key is gone, that is, where somebody was erased.
 */
export function openIdentifiers(
  db: ReadableDb,
  { eventId, subjectId, sealed }: SealedEvent,
  wrappingKey: Uint8Array | null,
): RecordValues {
  if (subjectId === null) return {};
  const named = sealed === null ? nearestSealed(db, eventId) : { eventId, sealed };
  const key = named === null ? null : subjectKey(db, subjectId, wrappingKey);
  return named === null || key === null ? {} : openSealed(key, named.sealed, named.eventId);
}
