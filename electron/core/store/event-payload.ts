import { freeTextNames, type ProjectDefinition } from '../../../shared/project.ts';
import type { PhotoFacts } from '../../../shared/photo.ts';
import type { RecordEvent, RecordValues } from './records.ts';

/** What leaves the laptop of a visit or an edit: what names somebody is sealed, and free text, which may, stays here.
 * Of photos it says what they are; their bytes follow. */
export function eventPayload(
  definition: ProjectDefinition,
  { sealed, values, alsoBaseEventIds, ...event }: RecordEvent,
  subjectId: string | null,
  photos: readonly PhotoFacts[],
): Readonly<Record<string, unknown>> {
  const ciphertext = sealed === null ? {} : { sealed: Buffer.from(sealed).toString('base64') };
  const settled = alsoBaseEventIds.length === 0 ? {} : { alsoBaseEventIds };
  const named = photos.length === 0 ? {} : { photos };
  return { ...event, ...settled, ...ciphertext, ...named, values: withoutFreeText(definition, values), subjectId };
}

function withoutFreeText(definition: ProjectDefinition, values: RecordValues): RecordValues {
  const freeText = freeTextNames(definition);
  return Object.fromEntries(Object.entries(values).filter(([name]) => !freeText.has(name)));
}
