import { freeTextNames, type ProjectDefinition } from '../../../shared/project.ts';
import type { RecordEvent, RecordValues } from './records.ts';

/** What leaves the laptop of a visit or an edit: what names somebody is sealed, and free text, which may, stays here. */
export function eventPayload(
  definition: ProjectDefinition,
  { sealed, values, alsoBaseEventIds, ...event }: RecordEvent,
  subjectId: string | null,
): Readonly<Record<string, unknown>> {
  const ciphertext = sealed === null ? {} : { sealed: Buffer.from(sealed).toString('base64') };
  const settled = alsoBaseEventIds.length === 0 ? {} : { alsoBaseEventIds };
  return { ...event, ...settled, ...ciphertext, values: withoutFreeText(definition, values), subjectId };
}

function withoutFreeText(definition: ProjectDefinition, values: RecordValues): RecordValues {
  const freeText = freeTextNames(definition);
  return Object.fromEntries(Object.entries(values).filter(([name]) => !freeText.has(name)));
}
