import { z } from 'zod';
import { FilledVersion } from '../../../shared/forms/form-version.ts';
import { freeTextNames } from '../../../shared/project.ts';
import { PhotoFacts } from '../../../shared/photo.ts';
import { Unmeasured } from '../../../shared/unmeasured.ts';
import { addNode } from './lineage.ts';
import type { WritableDb } from './open-database.ts';
import { namePhotosOfEvent, putPhoto } from './photos.ts';
import { requireProject } from './projects.ts';
import {
  appendRecordEvent,
  basesOf,
  eventOf,
  hasRecordEvent,
  insertRecord,
  nameSubject,
  recordHead,
  RecordValues,
} from './records.ts';
import { insertRuleDecision, SaidRule } from './rule-decisions.ts';
import { ensureForeignSubject } from './subjects.ts';
import type { ApplyChange } from './apply-change.ts';

/** What `record.added` and `record.edited` carry; what names somebody is sealed under a key that does not travel. */
const PulledEvent = z.object({
  id: z.string(),
  recordId: z.string(),
  baseEventId: z.string().nullable(),
  alsoBaseEventIds: z.array(z.string()).default([]),
  values: RecordValues,
  unmeasured: Unmeasured.default({}),
  sealed: z.base64().optional(),
  photos: z.array(PhotoFacts).default([]),
  subjectId: z.string().nullable(),
  actorId: z.string(),
  deviceId: z.string(),
  capturedAtMs: z.int(),
  clockBehindMs: z.int().nullable().default(null),
  form: FilledVersion.nullable().default(null),
  rule: SaidRule.optional(),
});
type PulledEvent = z.infer<typeof PulledEvent>;

/** The bytes of a photo do not travel with the event that names it. */
const ELSEWHERE = { isHere: false, isThumbnailHere: false };

/** Appends a visit or an edit of one. An edit waits for the event that it changes. */
export const applyRecordEvent: ApplyChange = (db, projectId, payload) => {
  const parsed = PulledEvent.safeParse(payload);
  if (!parsed.success) return false;
  const { sealed, photos, rule, ...event } = parsed.data;
  if (hasRecordEvent(db, event.id)) return true;
  const head = recordHead(db, event.recordId);
  const isElsewhere = head !== null && head.projectId !== projectId;
  const isEarly = basesOf(event).some((base) => !hasRecordEvent(db, base));
  if (isElsewhere || isEarly) return false;
  placeRecord(db, projectId, parsed.data, head !== null);
  appendRecordEvent(db, {
    ...event,
    values: withOwnFreeText(db, projectId, event),
    sealed: sealed === undefined ? null : Buffer.from(sealed, 'base64'),
  });
  for (const photo of photos) putPhoto(db, photo, { ...ELSEWHERE, addedAtMs: event.capturedAtMs });
  namePhotosOfEvent(db, event.id, event.values);
  if (rule !== undefined) insertRuleDecision(db, event.id, rule);
  return true;
};

/** Free text does not travel, so an edit made elsewhere says nothing of it: it stays as it is here. */
function withOwnFreeText(
  db: WritableDb,
  projectId: string,
  { recordId, baseEventId, values }: Pick<PulledEvent, 'recordId' | 'baseEventId' | 'values'>,
): RecordValues {
  const base = baseEventId === null ? null : eventOf(db, recordId, baseEventId);
  if (base === null) return values;
  const freeText = freeTextNames(requireProject(db, projectId).definition);
  const own = Object.entries(base.values).filter(([name]) => freeText.has(name));
  return { ...Object.fromEntries(own), ...values };
}

function placeRecord(db: WritableDb, projectId: string, event: PulledEvent, isKnown: boolean): void {
  const { recordId: id, subjectId, actorId, deviceId, capturedAtMs } = event;
  if (subjectId !== null) {
    ensureForeignSubject(db, { id: subjectId, projectId, actorId, deviceId, createdAtMs: capturedAtMs });
  }
  if (!isKnown) insertRecord(db, { id, projectId, subjectId, createdAtMs: capturedAtMs });
  else if (subjectId !== null) nameSubject(db, id, subjectId);
  addNode(db, { id, kind: 'record', label: id, projectId, atMs: capturedAtMs });
}
