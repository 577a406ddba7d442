import { z } from 'zod';
import { Column } from '../column.ts';
import { DatasetVersion } from '../dataset.ts';
import { Condition } from '../derive.ts';
import { Draft, DraftContent } from '../draft.ts';
import { Explanation } from '../explanation.ts';
import { FormProblem } from '../forms/form-problem.ts';
import { FilledVersion, FormVersion } from '../forms/form-version.ts';
import { Form } from '../forms/form.ts';
import { Output as ModelOutput } from '../model.ts';
import { FiredGuard } from '../guards.ts';
import { Prediction } from '../prediction.ts';
import { Project } from '../project.ts';
import { RecordDetail, RuleDecision } from '../record.ts';
import { RecalledInUse } from '../registry.ts';
import { Submission } from '../submission.ts';
import {
  FoundSubject,
  LikelyDuplicate,
  NamedMerge,
  NearPlace,
  Place,
  Subject,
  SubjectErasure,
  SubjectMerge,
  SubjectVisit,
} from '../subject.ts';
import { Unmeasured } from '../unmeasured.ts';
import { type CallRow, Confirmed, Nothing, Values } from './call-row.ts';

/** What became of a visit. `blind`: the answer is asked before the prediction is shown. */
const Saved = z.object({
  recordId: z.string(),
  prediction: Prediction.nullable(),
  rule: RuleDecision.nullable(),
  blind: z.boolean(),
  savedAtMs: z.int(),
  /** How far the clock seems to have been set back, in milliseconds; null where it was not. */
  clockBehindMs: z.int().nullable(),
});

/** Calls about forms, records, drafts and the subjects they are about. */
export const captureCalls = {
  /** Stores an XLSForm that has no errors; the same content again is the version that there is. */
  'form.import': {
    input: z.object({ path: z.string() }),
    output: z.object({ form: FormVersion, isNew: z.boolean(), warnings: z.array(FormProblem) }),
    changes: ['forms', 'sync'],
  },
  /** The newest version of every form. */
  'form.list': { input: Nothing, output: z.object({ forms: z.array(FormVersion) }), changes: [] },
  /** What is wrong with an XLSForm; nothing is stored. */
  'form.check': {
    input: z.object({ path: z.string() }),
    output: z.object({
      ok: z.boolean(),
      form: FormVersion.pick({ name: true, title: true, languages: true, questions: true }).nullable(),
      problems: z.array(FormProblem),
    }),
    changes: [],
  },
  /** A form to fill in: the newest version of that name. */
  'form.show': {
    input: z.object({ name: z.string() }),
    output: z.object({
      version: FormVersion,
      form: Form,
      /** All of them, the newest first. */
      versions: z.array(FormVersion),
    }),
    changes: [],
  },
  /** Makes an imported form the one that the project asks; null leaves the form that its columns make. */
  'form.use': {
    input: z.object({ name: z.string().nullable() }),
    output: Project,
    changes: ['projects', 'forms', 'sync'],
  },
  'record.add': {
    input: z.object({
      recordId: z.uuid().optional(),
      subjectCode: z.string().optional(),
      values: Values,
      unmeasured: Unmeasured.default({}),
      predictionShown: z.boolean().default(false),
      confirmed: Confirmed,
      /** The version of the imported form that was filled in. */
      form: FilledVersion.optional(),
      /** The draft that this was typed in: it goes as the record is saved. */
      draftId: z.uuid().optional(),
    }),
    output: Saved,
    changes: ['records', 'subjects', 'drafts', 'predictions', 'sync'],
  },
  /** Makes a record of what a phone sends; the same again is answered alike and makes none. */
  'record.receive': {
    input: Submission,
    output: z.object({ recordId: z.string(), isNew: z.boolean() }),
    changes: ['records', 'subjects', 'predictions', 'people', 'sync'],
  },
  /**
   * Changes the named values of one event of a record, in a new event; null takes a value away. Naming further events
   * settles a fork: the new event stands in the place of all of them.
   */
  'record.edit': {
    input: z.object({
      recordId: z.uuid(),
      baseEventId: z.string(),
      alsoBaseEventIds: z.array(z.string()).default([]),
      values: Values,
      unmeasured: Unmeasured.default({}),
      predictionShown: z.boolean().default(false),
      confirmed: Confirmed,
      form: FilledVersion.optional(),
      draftId: z.uuid().optional(),
    }),
    output: Saved.extend({ eventId: z.string() }),
    changes: ['records', 'subjects', 'drafts', 'predictions', 'sync'],
  },
  'record.show': { input: z.object({ id: z.string() }), output: RecordDetail, changes: [] },
  /** Makes a version of the records that fit, or with `replay` of those that now fit the selection of that version. */
  'record.freeze': {
    input: z.object({
      name: z.string().min(1).optional(),
      where: Condition.optional(),
      replay: z.string().optional(),
    }),
    output: DatasetVersion,
    changes: ['datasets', 'sync'],
  },
  /** How many records a selection, or that of the version `replay`, would freeze now; stores nothing. */
  'record.previewFreeze': {
    input: z.object({ where: Condition.optional(), replay: z.string().optional() }),
    output: z.object({
      rows: z.int(),
      /** Records that there are. */
      of: z.int(),
      columns: z.array(Column),
      /** Categories of the records that fit, by column. */
      values: z.record(z.string(), z.array(z.string())),
    }),
    changes: [],
  },
  'draft.save': {
    input: DraftContent.extend({ draftId: z.uuid() }),
    output: z.object({ savedAtMs: z.int() }),
    changes: ['drafts'],
  },
  'draft.list': { input: Nothing, output: z.object({ drafts: z.array(Draft) }), changes: [] },
  'draft.remove': { input: z.object({ draftId: z.uuid() }), output: Nothing, changes: ['drafts'] },
  /** By code, name or place, whatever the spelling; without either, those visited last. */
  'subject.find': {
    input: z.object({
      text: z.string().max(200).default(''),
      near: NearPlace.optional(),
      limit: z.int().min(1).max(100).default(20),
      /** After a start names are read for some seconds; otherwise the answer is of those read so far. */
      waitForAll: z.boolean().default(false),
    }),
    /** `isComplete`: every name was searched; where it is not, asking again finds more. */
    output: z.object({ subjects: z.array(FoundSubject), isComplete: z.boolean() }),
    changes: [],
  },
  /** `id` may be a code too. Visits of all that were merged, the newest first. */
  'subject.show': {
    input: z.object({ id: z.string() }),
    output: z.object({
      subject: Subject,
      visits: z.array(SubjectVisit),
      /** Every number of the visits by column, the oldest first. */
      trends: z.array(
        z.object({ column: z.string(), points: z.array(z.object({ atMs: z.int(), value: z.number() })) }),
      ),
      merges: z.array(NamedMerge),
    }),
    changes: [],
  },
  /** Whom somebody about to be added may already be. */
  'subject.similar': {
    input: z.object({
      code: z.string().optional(),
      values: Values.default({}),
      place: Place.optional(),
      limit: z.int().min(1).max(20).default(5),
    }),
    output: z.object({ duplicates: z.array(LikelyDuplicate) }),
    changes: [],
  },
  'subject.merge': {
    input: z.object({ subjectId: z.string(), intoId: z.string() }),
    output: SubjectMerge,
    changes: ['subjects', 'records', 'sync'],
  },
  /** Takes back every merge that ties this one to others, or only the one that is named. */
  'subject.split': {
    input: z.object({ subjectId: z.string(), mergeId: z.string().optional() }),
    output: z.object({ mergeIds: z.array(z.string()) }),
    changes: ['subjects', 'records', 'sync'],
  },
  /** What erasing somebody would take away, with all that were merged with them. */
  'subject.previewErase': {
    input: z.object({ subjectId: z.string() }),
    output: z.object({
      subject: Subject,
      /** Photos that go, and those that stay because visits of somebody else or a data set have them too. */
      photos: z.int(),
      sharedPhotos: z.int(),
      /** Visits with free text, which goes; and visits being typed, which go whole. */
      freeTexts: z.int(),
      drafts: z.int(),
    }),
    changes: [],
  },
  /**
   * Destroys the key that opens what names somebody, their photos, free text and drafts. Measurements and answers stay
   * under the code; it cannot be taken back.
   */
  'subject.erase': {
    input: z.object({ subjectId: z.string() }),
    output: SubjectErasure,
    changes: ['subjects', 'records', 'drafts', 'sync'],
  },
  'record.list': {
    input: z.object({ limit: z.int().min(1).max(1_000).default(100) }),
    output: z.object({
      records: z.array(
        z.object({
          id: z.string(),
          subjectCode: z.string().nullable(),
          values: Values,
          unmeasured: Unmeasured,
          capturedAtMs: z.int(),
        }),
      ),
      of: z.int(),
    }),
    changes: [],
  },
  /**
   * Scores what has been typed so far, and stores nothing. With the id that the record will have, core says whether it
   * is one to be asked `blind` first: then there is no output to show.
   */
  'record.score': {
    input: z.object({
      values: Values,
      recordId: z.uuid().optional(),
      /** Whom it is about, where that is known: which version advises may hang on it. */
      subjectCode: z.string().optional(),
      confirmed: Confirmed,
    }),
    output: z.object({
      blind: z.boolean(),
      /** What the written rule says: without a model, and where a guard falls back to it; null where a model decides. */
      rule: RuleDecision.nullable(),
      modelRef: z.string().nullable(),
      /** The version in use that was recalled, so that the rule decides; null where none is. */
      recalled: RecalledInUse.nullable(),
      output: ModelOutput.nullable(),
      threshold: z.number().nullable(),
      /** So near to the limit that a person decides. */
      unsure: z.boolean(),
      positiveClass: z.string().nullable(),
      missing: z.array(z.string()),
      /** What looks wrong with the values; there is no output while a person has to look at one of them. */
      guards: z.array(FiredGuard),
      explanation: Explanation.nullable(),
    }),
    changes: [],
  },
} satisfies Record<string, CallRow>;
