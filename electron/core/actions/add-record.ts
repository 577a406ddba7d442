import { randomBytes } from 'node:crypto';
import type { Output, Parsed } from '../../../shared/calls.ts';
import { checkValues } from '../../../shared/domain/check-values.ts';
import type { Output as ModelOutput } from '../../../shared/model.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { recordChange } from '../store/change.ts';
import { addNode } from '../store/lineage.ts';
import type { ReadableDb, WritableDb } from '../store/open-database.ts';
import { requireProject } from '../store/projects.ts';
import {
  appendRecordEvent,
  insertRecord,
  newestEventId,
  recordHead,
  type RecordEvent,
  type RecordValues,
} from '../store/records.ts';
import { insertSubject, subjectIdByCode } from '../store/subjects.ts';
import type { Context } from './context.ts';
import { keepPrediction } from './scoring/keep-prediction.ts';
import { scoreValues } from './scoring/score-values.ts';
import { type ServingModel, servingModel } from './scoring/serving-model.ts';

/**
 * Saves a visit, or an edit of one (the `recordId` of a record that is here), and scores it with the champion where
 * there is one. A model that cannot be asked or fails costs the prediction, never the record. Fails with
 * `record.valueRefused`, `record.reasonBesideValue` and `record.elsewhere`.
 */
export async function addRecord(context: Context, input: Parsed<'record.add'>): Promise<Result<Output<'record.add'>>> {
  const { form } = requireProject(context.store, context.projectId).definition;
  const checked = checkValues(
    form.sections.flatMap(({ fields }) => fields),
    input.values,
  );
  if (!checked.ok) return checked;
  const both = Object.keys(input.unmeasured).find((name) => (input.values[name] ?? '') !== '');
  if (both !== undefined) return refuseReason(both);
  const recordId = input.recordId ?? context.newId();
  const known = recordHead(context.store, recordId);
  if (known !== null && known.projectId !== context.projectId) return refuseElsewhere(recordId);

  const scored = await scoreWithChampion(context, input);
  const savedAtMs = context.now();
  return context.store.transaction((db) => {
    const event = saveEvent(db, context, input, recordId, savedAtMs);
    if (scored === null) return ok({ recordId, prediction: null, savedAtMs });
    const prediction = keepPrediction(db, context, {
      ...scored,
      values: input.values,
      record: { id: recordId, eventId: event.id },
      shown: input.predictionShown,
      scoredAtMs: savedAtMs,
    });
    return ok({ recordId, prediction, savedAtMs });
  });
}

const refuseReason = (column: string): Result<never> =>
  fail('record.reasonBesideValue', `"${column}" has a value and a reason why it has none.`, 'Leave out one of them.', {
    column,
  });

const refuseElsewhere = (recordId: string): Result<never> =>
  fail('record.elsewhere', `The record ${recordId} belongs to another project.`, 'Change to its project to edit it.');

type Scored = { readonly serving: ServingModel; readonly output: ModelOutput };

/** Null without a champion, and where it did not answer: the record is saved all the same. */
async function scoreWithChampion(context: Context, { values }: Parsed<'record.add'>): Promise<Scored | null> {
  const serving = servingModel(context.store, context.projectId, '@champion');
  if (serving === null) return null;
  const output = await scoreValues(context, serving, values);
  return output.ok ? { serving, output: output.value } : null;
}

function saveEvent(
  db: WritableDb,
  context: Context,
  { subjectCode, values, unmeasured }: Parsed<'record.add'>,
  recordId: string,
  capturedAtMs: number,
): RecordEvent {
  const { projectId, actorId, deviceId } = context;
  const known = recordHead(db, recordId);
  const subjectId =
    known?.subjectId ?? (subjectCode === undefined ? null : subjectOf(db, context, subjectCode, capturedAtMs));
  if (known === null) insertRecord(db, { id: recordId, projectId, subjectId, createdAtMs: capturedAtMs });
  const baseEventId = newestEventId(db, recordId);
  const event: RecordEvent = {
    id: context.newId(),
    recordId,
    baseEventId,
    values,
    unmeasured,
    actorId,
    deviceId,
    capturedAtMs,
  };
  appendRecordEvent(db, event);
  recordChange(db, context, {
    kind: baseEventId === null ? 'record.added' : 'record.edited',
    lane: recordId,
    entityKind: 'record',
    entityId: recordId,
    payload: { ...event, values: withoutFreeText(db, projectId, values), subjectId },
  });
  addNode(db, { id: recordId, kind: 'record', label: recordId, projectId, atMs: capturedAtMs });
  return event;
}

function subjectOf(db: WritableDb, context: Context, code: string, createdAtMs: number): string {
  const { projectId, actorId, deviceId } = context;
  const known = subjectIdByCode(db, projectId, code);
  if (known !== null) return known;
  const id = context.newId();
  insertSubject(db, { id, projectId, code, actorId, deviceId, createdAtMs }, randomBytes(32));
  return id;
}

/** What leaves the laptop: a form's free text may name somebody, so it stays in the record. */
function withoutFreeText(db: ReadableDb, projectId: string, values: RecordValues): RecordValues {
  const { sections } = requireProject(db, projectId).definition.form;
  const freeText = new Set(
    sections.flatMap(({ fields }) => fields.filter(({ type }) => type === 'text').map(({ name }) => name)),
  );
  return Object.fromEntries(Object.entries(values).filter(([name]) => !freeText.has(name)));
}
