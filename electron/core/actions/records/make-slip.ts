import type { Output, Parsed } from '../../../../shared/calls.ts';
import type { Cell } from '../../../../shared/column.ts';
import { fillSlip, type SlipFields, slipLanguage, slipWords } from '../../../../shared/domain/fill-slip.ts';
import { mainReasons } from '../../../../shared/domain/tell-reasons.ts';
import type { Project, WrittenRule } from '../../../../shared/project.ts';
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
  const said = answerOf(store, project.definition.rule, eventId ?? '');
  const fields = {
    ...textOf(values),
    ...ownFields(context, project, event),
    answer: said.answer,
    subject: head.value.subjectId === null ? null : subjectCode(store, head.value.subjectId),
  };
  return ok({
    slip: fillSlip(slipWords(template, language), language, fields, said.reasons),
    languages: Object.keys(template.languages),
    isFallback: wanted !== null && !wanted.toLowerCase().startsWith(language.toLowerCase()),
  });
}

const textOf = (values: Readonly<Record<string, Cell>>): SlipFields =>
  Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value === null ? null : String(value)]));

function ownFields(
  { store }: Context,
  { name, definition }: Project,
  { recordId, actorId, capturedAtMs }: StoredEvent,
): SlipFields {
  return {
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

/** What is said of a record, and the columns of which it is mainly said. */
type SaidOfRecord = { readonly answer: string | null; readonly reasons: readonly string[] };

/**
 * What people decided of this event; where nobody has yet, what the newest prediction says, else the written rule. Who
 * decides otherwise than the model has reasons of their own, which nobody wrote down.
 */
function answerOf(store: Context['store'], rule: WrittenRule | undefined, eventId: string): SaidOfRecord {
  const newest = predictionsOf(store, eventId).at(-1)?.prediction;
  if (newest === undefined) {
    const answer = ruleDecisionOf(store, eventId)?.answer ?? null;
    return { answer, reasons: answer === null || rule === undefined ? [] : [rule.column] };
  }
  const { output, explanation } = newest;
  const decided = labelsOf(store, newest.id).at(-1)?.answer;
  if (decided?.kind === 'unsure') return { answer: null, reasons: [] };
  if (decided?.kind === 'corrected') return { answer: String(decided.to), reasons: [] };
  return {
    answer: String(output.prediction),
    reasons: explanation === null ? [] : mainReasons(explanation, output),
  };
}

const refuseNone = (project: string): Result<never> =>
  fail('slip.none', `The project "${project}" has no slip to print.`, 'Put one into the project’s definition.');
