import type { Output, Parsed } from '../../../shared/calls.ts';
import { phoneForm } from '../../../shared/forms/phone-form.ts';
import { digestBegin } from '../../../shared/forms/xform/xform-version.ts';
import type { ProjectDefinition } from '../../../shared/project.ts';
import type { FilledVersion } from '../../../shared/forms/form-version.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { unlessDiskFull } from '../store/disk-full.ts';
import { formOfDigest, type StoredForm } from '../store/forms.ts';
import type { ReadableDb, WritableDb } from '../store/open-database.ts';
import type { SaidRule } from '../store/rule-decisions.ts';
import { requireProject } from '../store/projects.ts';
import { recordHead, type RecordValues } from '../store/records.ts';
import { findSubmission, insertSubmission } from '../store/submissions.ts';
import type { Context } from './context.ts';
import { checkEntered } from './records/check-entered.ts';
import { type SplitValues, splitIdentifiers } from './records/identifiers.ts';
import { saveEvent } from './records/save-event.ts';
import { judgeVisit, keepJudgement, ruleSaid } from './scoring/judge-visit.ts';
import { phoneActorId } from './submissions/phone-actor.ts';
import { readAnswers } from './submissions/read-answers.ts';

type Received = Result<Output<'record.receive'>>;

/**
 * Makes a record of what a phone sends, checked by the form, scored and queued like one that was typed. The same again
 * changes nothing; a correction of an earlier one is an edit of its record. Fails with `submission.otherContent`,
 * `submission.formUnknown`, `home.diskFull`, as `readAnswers`, `checkEntered` and `saveEvent` do.
 */
export async function receiveRecord(context: Context, submission: Parsed<'record.receive'>): Promise<Received> {
  const { store, projectId, now } = context;
  const before = answerKnown(store, projectId, submission);
  if (before !== null) return before;
  const { definition } = requireProject(store, projectId);
  const form = findForm(store, projectId, definition, submission.form);
  if (form === null) return refuseForm(submission.form);
  const answers = readAnswers(context, phoneForm(form.form, definition), submission);
  if (!answers.ok) return answers;

  const { subjectCode, values } = takeSubject(definition, answers.value.values);
  const checked = checkEntered(definition, { values, unmeasured: {} });
  if (!checked.ok) return checked;
  const split = splitIdentifiers(definition, values);
  const recordId = uuidOf(submission.instanceId) ?? submission.instanceId;
  const visited = { recordId, subjectCode: subjectCode ?? null, values: split.open };
  const judgement = await judgeVisit(context, definition.rule, visited);
  const keep = (db: WritableDb): Received => {
    const meanwhile = answerKnown(db, projectId, submission);
    if (meanwhile !== null) return meanwhile;
    const doing = { ...context, actorId: phoneActorId(db, context, submission.sender) };
    const rule = ruleSaid(judgement, false);
    const visit = {
      ...submission,
      filled: { name: form.version.name, digest: form.version.digest },
      subjectCode,
      values: split,
      definition,
      rule,
      capturedAtMs: answers.value.filledInAtMs,
    };
    const saved = keepRecord(db, doing, visit);
    if (!saved.ok) return saved;
    const scoredAtMs = now();
    keepJudgement(db, doing, judgement, { values: split.open, record: saved.value, shown: false, scoredAtMs });
    insertSubmission(db, {
      ...submission,
      ...doing,
      ...senderOf(submission),
      recordId: saved.value.id,
      formVersionId: form.version.id,
      receivedAtMs: scoredAtMs,
    });
    return ok({ recordId: saved.value.id, isNew: true });
  };
  return unlessDiskFull('The record was not taken in', () => store.transaction(keep));
}

const senderOf = ({ sender }: Parsed<'record.receive'>) => ({ senderName: sender.name, phone: sender.phone });

/** Null for what did not come yet. */
function answerKnown(
  db: ReadableDb,
  projectId: string,
  { instanceId, sha256 }: Parsed<'record.receive'>,
): Received | null {
  const known = findSubmission(db, projectId, instanceId);
  if (known === null) return null;
  if (known.sha256 === sha256) return ok({ recordId: known.recordId, isNew: false });
  return fail(
    'submission.otherContent',
    `A record with the id ${instanceId} came before, with other answers. It stays as it is.`,
    'Correct the record on the laptop, or fill in the form once more.',
  );
}

/** Of the form in use alone: of another nobody noted which answers name somebody. */
function findForm(
  db: ReadableDb,
  projectId: string,
  { form }: ProjectDefinition,
  { name, version }: Parsed<'record.receive'>['form'],
): StoredForm | null {
  const begin = digestBegin(version);
  return begin === null || name !== form.name ? null : formOfDigest(db, projectId, name, begin);
}

const refuseForm = ({ name, version }: Parsed<'record.receive'>['form']): Result<never> =>
  fail(
    'submission.formUnknown',
    `This laptop has no form "${name}" in the version "${version}".`,
    'Send it to the laptop that the phone has the form from, or fetch the form again.',
  );

/** Who the record is about: the answer that the project's column of subjects has. */
function takeSubject(
  { columns }: ProjectDefinition,
  values: RecordValues,
): { readonly subjectCode: string | undefined; readonly values: RecordValues } {
  const column = columns.find(({ role }) => role === 'subject')?.name ?? '';
  const { [column]: code, ...others } = values;
  const written = String(code ?? '').trim();
  return { subjectCode: written === '' ? undefined : written, values: others };
}

type Visit = Parsed<'record.receive'> & {
  readonly filled: FilledVersion;
  readonly subjectCode: string | undefined;
  readonly values: SplitValues;
  readonly definition: ProjectDefinition;
  readonly rule: SaidRule | null;
  readonly capturedAtMs: number;
};

/** A record has the id that the phone gave it where that is one, so that two laptops that it is sent to have one record. */
function keepRecord(db: WritableDb, context: Context, visit: Visit): Result<{ id: string; eventId: string }> {
  const { instanceId, correctsInstanceId, subjectCode } = visit;
  const corrected = correctsInstanceId === undefined ? null : findSubmission(db, context.projectId, correctsInstanceId);
  const uuid = uuidOf(instanceId);
  const own = uuid === null || recordHead(db, uuid) !== null ? context.newId() : uuid;
  const id = corrected?.recordId ?? own;
  const event = saveEvent(db, context, {
    recordId: id,
    ...(subjectCode === undefined ? {} : { subjectCode }),
    values: visit.values,
    unmeasured: {},
    form: visit.filled,
    definition: visit.definition,
    rule: visit.rule,
    capturedAtMs: visit.capturedAtMs,
    clockBehindMs: null, // the phone's clock, of which nothing is known here
  });
  return event.ok ? ok({ id, eventId: event.value.id }) : event;
}

const uuidOf = (instanceId: string): string | null =>
  /^uuid:([0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12})$/i
    .exec(instanceId)?.[1]
    ?.toLowerCase() ?? null;
