import type { Output, Parsed } from '../../../../shared/calls.ts';
import type { Cell } from '../../../../shared/column.ts';
import { fillSlip, type SlipFields, slipLanguage, slipWords } from '../../../../shared/domain/fill-slip.ts';
import type { Project } from '../../../../shared/project.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { actorName } from '../../store/actors.ts';
import { labelsOf } from '../../store/labels.ts';
import { predictionsOf } from '../../store/predictions.ts';
import { requireProject } from '../../store/projects.ts';
import { eventOf, newestEventId, type StoredEvent } from '../../store/records.ts';
import { ruleDecisionOf } from '../../store/rule-decisions.ts';
import { subjectCode } from '../../store/subjects.ts';
import type { Context } from '../context.ts';
import { requireRecord } from './require-record.ts';
import { valuesOf } from './values-of.ts';

/**
 * Fills the project's slip with a record as it is after its edits. Fails with `record.unknown` and `slip.none` where the
 * project has no template.
 */
export function makeSlip(
  context: Context,
  { recordId, language: asked }: Parsed<'slip.show'>,
): Result<Output<'slip.show'>> {
  const { store, projectId } = context;
  const project = requireProject(store, projectId);
  const { slip: template } = project.definition;
  if (template === undefined) return refuseNone(project.name);
  const head = requireRecord(store, projectId, recordId);
  if (!head.ok) return head;
  const eventId = newestEventId(store, recordId);
  const event = eventId === null ? null : eventOf(store, recordId, eventId);
  if (event === null) throw new Error(`the record ${recordId} has no event`);
  const values = valuesOf(context, head.value.subjectId, event);
  const own = template.languageColumn === undefined ? null : (values[template.languageColumn] ?? null);
  const wanted = asked ?? (own === null ? null : String(own));
  const language = slipLanguage(template, wanted === null ? [] : [wanted]);
  const fields = {
    ...textOf(values),
    ...ownFields(context, project, event),
    subject: head.value.subjectId === null ? null : subjectCode(store, head.value.subjectId),
  };
  return ok({
    slip: fillSlip(slipWords(template, language), language, fields),
    languages: Object.keys(template.languages),
    isFallback: wanted !== null && !wanted.toLowerCase().startsWith(language.toLowerCase()),
  });
}

const textOf = (values: Readonly<Record<string, Cell>>): SlipFields =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === null ? null : String(value)]));

function ownFields(
  { store }: Context,
  { name, definition }: Project,
  { id, recordId, actorId, capturedAtMs }: StoredEvent,
): SlipFields {
  return {
    answer: answerOf(store, id),
    day: localDay(capturedAtMs),
    person: actorName(store, actorId),
    project: name,
    place: definition.place ?? null,
    record: recordId,
  };
}

/** The day on this laptop's wall, as ISO 8601. */
function localDay(atMs: number): string {
  const offsetMs = new Date(atMs).getTimezoneOffset() * 60_000;
  return new Date(atMs - offsetMs).toISOString().slice(0, '2026-11-23'.length);
}

/** What people decided of this event; where nobody has yet, what the newest prediction says, else the written rule. */
function answerOf(store: Context['store'], eventId: string): string | null {
  const newest = predictionsOf(store, eventId).at(-1)?.prediction;
  if (newest === undefined) return ruleDecisionOf(store, eventId)?.answer ?? null;
  const decided = labelsOf(store, newest.id).at(-1)?.answer;
  if (decided?.kind === 'unsure') return null;
  return String(decided?.kind === 'corrected' ? decided.to : newest.output.prediction);
}

const refuseNone = (project: string): Result<never> =>
  fail('slip.none', `The project "${project}" has no slip to print.`, 'Put one into the project’s definition.');
