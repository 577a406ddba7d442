import { randomBytes } from 'node:crypto';
import type { Parsed } from '../../../../shared/calls.ts';
import type { ProjectDefinition } from '../../../../shared/project.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import { recordChange } from '../../store/change.ts';
import { deleteDraft } from '../../store/drafts.ts';
import { eventPayload } from '../../store/event-payload.ts';
import { namePhotosOfEvent, photosOfEvent } from '../../store/photos.ts';
import { addNode } from '../../store/lineage.ts';
import type { WritableDb } from '../../store/open-database.ts';
import {
  appendRecordEvent,
  insertRecord,
  nameSubject,
  newestEventId,
  recordHead,
  type RecordEvent,
  type RecordValues,
} from '../../store/records.ts';
import { insertRuleDecision, type SaidRule } from '../../store/rule-decisions.ts';
import { sealIdentifiers } from '../../store/sealed-identifiers.ts';
import { insertSubject, subjectIdByCode, subjectKey } from '../../store/subjects.ts';
import type { Context } from '../context.ts';
import type { SplitValues } from './identifiers.ts';

export type Visit = Pick<Parsed<'record.add'>, 'subjectCode' | 'unmeasured' | 'form' | 'draftId'> & {
  readonly recordId: string;
  /** The events that it replaces, the one that it changes first; the newest where nobody says. */
  readonly baseEventIds?: readonly string[];
  readonly values: SplitValues;
  readonly definition: ProjectDefinition;
  readonly rule: SaidRule | null;
  readonly capturedAtMs: number;
  /** See `readClock`. */
  readonly clockBehindMs: number | null;
};

/**
 * Appends a visit's event with its change and lineage, inside the caller's transaction. What names a person is sealed
 * under the subject's key, also in what the server gets. Fails with `record.subjectNeeded` and `record.subjectErased`;
 * nothing is written then.
 */
export function saveEvent(db: WritableDb, context: Context, visit: Visit): Result<RecordEvent> {
  const { projectId, actorId, deviceId, newId } = context;
  const { recordId, values, unmeasured, definition, rule, capturedAtMs, clockBehindMs } = visit;
  const known = recordHead(db, recordId);
  const id = newId();
  const subjectId = known?.subjectId ?? subjectOf(db, context, visit);
  const isCleared = known !== null && values.clearsIdentifiers;
  const sealed = sealFor(db, context, { subjectId, identifiers: values.identifiers, isCleared, eventId: id });
  if (!sealed.ok) return sealed;
  if (known === null) insertRecord(db, { id: recordId, projectId, subjectId, createdAtMs: capturedAtMs });
  else if (known.subjectId === null && subjectId !== null) nameSubject(db, recordId, subjectId);
  const [baseEventId = newestEventId(db, recordId), ...alsoBaseEventIds] = visit.baseEventIds ?? [];
  const event: RecordEvent = {
    id,
    recordId,
    baseEventId,
    alsoBaseEventIds,
    values: values.open,
    sealed: sealed.value,
    unmeasured,
    actorId,
    deviceId,
    capturedAtMs,
    clockBehindMs,
    form: visit.form ?? null,
  };
  appendRecordEvent(db, event);
  namePhotosOfEvent(db, id, event.values);
  if (rule !== null) insertRuleDecision(db, id, rule);
  if (visit.draftId !== undefined) deleteDraft(db, projectId, visit.draftId);
  recordChange(db, context, {
    kind: baseEventId === null ? 'record.added' : 'record.edited',
    lane: recordId,
    entityKind: 'record',
    entityId: recordId,
    payload: eventPayload(definition, event, { subjectId, rule, photos: photosOfEvent(db, id) }),
  });
  addNode(db, { id: recordId, kind: 'record', label: recordId, projectId, atMs: capturedAtMs });
  return ok(event);
}

function subjectOf(
  db: WritableDb,
  { projectId, actorId, deviceId, newId, wrappingKey }: Context,
  { subjectCode: code, capturedAtMs: createdAtMs }: Visit,
): string | null {
  if (code === undefined) return null;
  const known = subjectIdByCode(db, projectId, code);
  if (known !== null) return known;
  const id = newId();
  insertSubject(db, { id, projectId, code, actorId, deviceId, createdAtMs }, randomBytes(32), wrappingKey);
  return id;
}

type Named = {
  readonly subjectId: string | null;
  readonly identifiers: RecordValues;
  readonly isCleared: boolean;
  readonly eventId: string;
};

/** Null where nothing is said of names: then they stay as they were. That a name was taken away is sealed as well. */
function sealFor(
  db: WritableDb,
  { wrappingKey }: Context,
  { subjectId, identifiers, isCleared, eventId }: Named,
): Result<Uint8Array | null> {
  const [name] = Object.keys(identifiers);
  const key = subjectId === null ? null : subjectKey(db, subjectId, wrappingKey);
  if (name === undefined) return ok(isCleared && key !== null ? sealIdentifiers(key, {}, eventId) : null);
  if (subjectId === null) {
    return fail(
      'record.subjectNeeded',
      `"${name}" names a person, and it is not said who was visited.`,
      'Give the code of the person, or leave the name out.',
    );
  }
  return key === null
    ? fail('record.subjectErased', `This person was erased; "${name}" is not kept.`, 'Leave the name out.')
    : ok(sealIdentifiers(key, identifiers, eventId));
}
