import { fieldNameOf, freeTextNames, type ProjectDefinition } from '../../../shared/project.ts';
import type { PhotoFacts } from '../../../shared/photo.ts';
import type { RecordEvent, RecordValues } from './records.ts';
import type { SaidRule } from './rule-decisions.ts';

export type SaidOfEvent = {
  readonly subjectId: string | null;
  readonly rule: SaidRule | null;
  readonly photos: readonly PhotoFacts[];
};

/**
 * What leaves the laptop of a visit or an edit, with what the written rule said of it: what names somebody is sealed, and
 * free text, which may, stays here. Of photos it says what they are; their bytes follow.
 */
export function eventPayload(
  definition: ProjectDefinition,
  { sealed, values, alsoBaseEventIds, clockBehindMs, form, ...event }: RecordEvent,
  { subjectId, rule, photos }: SaidOfEvent,
): Readonly<Record<string, unknown>> {
  const ciphertext = sealed === null ? {} : { sealed: Buffer.from(sealed).toString('base64') };
  const settled = alsoBaseEventIds.length === 0 ? {} : { alsoBaseEventIds };
  const clock = clockBehindMs === null ? {} : { clockBehindMs };
  const filled = form === null ? {} : { form };
  const named = photos.length === 0 ? {} : { photos };
  const said = rule === null ? {} : { rule };
  return {
    ...event,
    ...settled,
    ...ciphertext,
    ...clock,
    ...filled,
    ...said,
    ...named,
    values: withoutFreeText(definition, values),
    subjectId,
  };
}

function withoutFreeText(definition: ProjectDefinition, values: RecordValues): RecordValues {
  const freeText = freeTextNames(definition);
  return Object.fromEntries(Object.entries(values).filter(([name]) => !freeText.has(fieldNameOf(name))));
}
