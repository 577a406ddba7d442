import type { DraftContent } from '../../../shared/draft.ts';
import { identifierNames, type ProjectDefinition } from '../../../shared/project.ts';

/** Who a record is about: a name that was filled in, else the code; null where neither is known yet. */
export function nameOfRecord(
  { subjectCode, values }: Pick<DraftContent, 'subjectCode' | 'values'>,
  definition: ProjectDefinition | undefined,
): string | null {
  const identifiers = definition === undefined ? new Set<string>() : identifierNames(definition);
  const name = Object.entries(values).find(([key, value]) => identifiers.has(key) && (value ?? '') !== '')?.[1];
  const code = subjectCode?.trim() ?? '';
  return name === undefined || name === null ? (code === '' ? null : code) : String(name);
}
