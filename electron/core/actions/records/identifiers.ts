import { identifierNames, type ProjectDefinition } from '../../../../shared/project.ts';
import type { ReadableDb } from '../../store/open-database.ts';
import { RecordValues } from '../../store/records.ts';
import { openBytes, sealBytes } from '../../store/sealed-bytes.ts';
import { subjectKey } from '../../store/subjects.ts';

export type SplitValues = {
  readonly open: RecordValues;
  /** What names a person, as far as it was filled in. */
  readonly identifiers: RecordValues;
};

/** Takes what names a person out of a record's values. */
export function splitIdentifiers(definition: ProjectDefinition, values: RecordValues): SplitValues {
  const names = identifierNames(definition);
  const pick = (isWanted: (name: string, isFilled: boolean) => boolean): RecordValues =>
    Object.fromEntries(Object.entries(values).filter(([name, value]) => isWanted(name, (value ?? '') !== '')));
  return {
    open: pick((name) => !names.has(name)),
    identifiers: pick((name, isFilled) => names.has(name) && isFilled),
  };
}

/** Seals identifiers for one record event under the key of the person whom they name. */
export const sealIdentifiers = (key: Uint8Array, identifiers: RecordValues, eventId: string): Uint8Array =>
  sealBytes(key, Buffer.from(JSON.stringify(identifiers)), eventId);

export type SealedEvent = {
  readonly eventId: string;
  readonly subjectId: string | null;
  readonly sealed: Uint8Array | null;
};

/** What `sealIdentifiers` was given; empty where the subject's key is gone, that is, where somebody was erased. */
export function openIdentifiers(
  db: ReadableDb,
  { eventId, subjectId, sealed }: SealedEvent,
  wrappingKey: Uint8Array | null,
): RecordValues {
  if (sealed === null || subjectId === null) return {};
  const key = subjectKey(db, subjectId, wrappingKey);
  const content = key === null ? null : openBytes(key, sealed, eventId);
  return content === null ? {} : RecordValues.parse(JSON.parse(Buffer.from(content).toString()));
}
