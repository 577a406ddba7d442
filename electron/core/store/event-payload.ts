import type { ProjectDefinition } from '../../../shared/project.ts';
import type { RecordEvent, RecordValues } from './records.ts';

/** What leaves the laptop of a visit or an edit: what names somebody is sealed, and free text, which may, stays here. */
export function eventPayload(
  definition: ProjectDefinition,
  { sealed, values, ...event }: RecordEvent,
  subjectId: string | null,
): Readonly<Record<string, unknown>> {
  const ciphertext = sealed === null ? {} : { sealed: Buffer.from(sealed).toString('base64') };
  return { ...event, ...ciphertext, values: withoutFreeText(definition, values), subjectId };
}

function withoutFreeText({ form }: ProjectDefinition, values: RecordValues): RecordValues {
  const freeText = new Set(
    form.sections.flatMap(({ fields }) => fields.filter(({ type }) => type === 'text').map(({ name }) => name)),
  );
  return Object.fromEntries(Object.entries(values).filter(([name]) => !freeText.has(name)));
}
