import { z } from 'zod';
import { Cell, Column, ColumnChange } from './column.ts';
import { ImportOptions, TablePreview } from './columns/import-options.ts';
import { DatasetDetail, DatasetPage, DatasetVersion } from './dataset.ts';
import { DatasetDiff } from './dataset-diff.ts';
import { Condition, DeriveStep } from './derive.ts';
import { Draft, DraftContent } from './draft.ts';
import { DriftReport, Finding } from './drift.ts';
import { TrainingParameters } from './engine.ts';
import { ExportFormat } from './export-format.ts';
import { ExchangeCounts } from './exchange.ts';
import { Form } from './forms/form.ts';
import { FormProblem } from './forms/form-problem.ts';
import { FormVersion } from './forms/form-version.ts';
import { ReadImage } from './image.ts';
import { Backup, Dependents, Repair, Verification as HomeVerification } from './integrity.ts';
import { Answer, Label } from './label.ts';
import { LineageGraph } from './lineage.ts';
import { Output as ModelOutput } from './model.ts';
import { Outside, Prediction, PredictionWindow, ReviewItem } from './prediction.ts';
import { Profile } from './profile.ts';
import { Actor, Project, ProjectDefinition, Role } from './project.ts';
import { Evidence, QualityReport } from './quality.ts';
import { RecordDetail, RuleDecision } from './record.ts';
import { AliasMove, ModelVersion } from './registry.ts';
import { Run } from './run.ts';
import { FreeableKind, SpaceFreed, SpaceReport } from './space.ts';
import { FoundSubject, LikelyDuplicate, NearPlace, Place, Subject, SubjectMerge, SubjectVisit } from './subject.ts';
import { SyncItem, SyncStatus } from './sync-status.ts';
import { Unmeasured } from './unmeasured.ts';

const Nothing = z.object({});
const Values = z.record(z.string(), Cell);
const Verification = z.object({
  ok: z.boolean(),
  damaged: z.array(z.object({ id: z.string(), why: z.string() })),
});
const Alert = z.object({
  id: z.uuid(),
  modelRef: z.string(),
  /** The window it was seen in; null for alerts from before windows were noted. */
  windowId: z.string().nullable(),
  finding: Finding,
  raisedAtMs: z.int(),
  acknowledgedAtMs: z.int().nullable(),
  reason: z.string().nullable(),
});
/** What became of a visit. `blind`: the answer is asked before the prediction is shown. */
const Saved = z.object({
  recordId: z.string(),
  prediction: Prediction.nullable(),
  rule: RuleDecision.nullable(),
  blind: z.boolean(),
  savedAtMs: z.int(),
});

/** What changed, for whoever shows it: after a call, or (`compute`) because a process had to be started again. */
export const Topic = z.enum([
  'projects',
  'people',
  'datasets',
  'forms',
  'records',
  'drafts',
  'subjects',
  'runs',
  'models',
  'predictions',
  'labels',
  'alerts',
  'sync',
  'compute',
]);
export type Topic = z.infer<typeof Topic>;

type Row = { readonly input: z.ZodType; readonly output: z.ZodType; readonly changes: readonly Topic[] };

/** One row per thing a person can ask for; window, command line and endpoint take their types from here. */
export const calls = {
  'home.show': {
    input: Nothing,
    output: z.object({
      folder: z.string(),
      encrypted: z.boolean(),
      keyFile: z.string().nullable(),
      version: z.string(),
      device: z.object({ id: z.string(), name: z.string() }),
      project: Project.nullable(),
      actor: Actor.nullable(),
    }),
    changes: [],
  },
  'home.check': {
    input: Nothing,
    output: z.object({
      ok: z.boolean(),
      checks: z.array(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })),
    }),
    changes: [],
  },
  /** Writes everything but the key into one file. */
  'home.backup': { input: z.object({ path: z.string() }), output: Backup, changes: [] },
  'space.show': { input: Nothing, output: SpaceReport, changes: [] },
  /** Only what nothing needs: no work, no lineage, nothing that waits to be sent. */
  'space.free': {
    input: z.object({ kinds: z.array(FreeableKind).min(1) }),
    output: SpaceFreed,
    changes: [],
  },
  'project.create': {
    input: z.object({ name: z.string().min(1), definition: ProjectDefinition.optional() }),
    output: Project,
    changes: ['projects'],
  },
  'project.list': { input: Nothing, output: z.object({ projects: z.array(Project) }), changes: [] },
  'project.use': { input: z.object({ name: z.string() }), output: Project, changes: ['projects'] },
  /** Writes records, labels and data sets of the project for its other laptops. */
  'project.export': {
    input: z.object({ path: z.string() }),
    output: z.object({ path: z.string(), sizeBytes: z.int(), holds: ExchangeCounts }),
    changes: [],
  },
  /**
   * Takes in what is not here yet of a file that another laptop exported. A file of another project is refused, unless
   * `other` says to `join` that project, or to `mix` what it holds into the one in use.
   */
  'project.merge': {
    input: z.object({ path: z.string(), other: z.enum(['refuse', 'join', 'mix']).default('refuse') }),
    output: z.object({
      project: Project,
      from: z.object({ deviceId: z.string(), deviceName: z.string(), madeAtMs: z.int() }),
      /** What the file holds, and what of it is new here. */
      holds: ExchangeCounts,
      added: ExchangeCounts,
      /** Changes that cannot be taken in: they build on something that is not here, or stand where another one does. */
      leftOut: z.int(),
    }),
    changes: ['projects', 'people', 'records', 'labels', 'datasets', 'sync'],
  },
  'actor.list': { input: Nothing, output: z.object({ actors: z.array(Actor) }), changes: [] },
  'actor.use': {
    input: z.object({ name: z.string().min(1), role: Role.default('officer') }),
    output: Actor,
    changes: ['people'],
  },
  'today.show': {
    input: Nothing,
    output: z.object({
      toReview: z.int(),
      openAlerts: z.array(Alert),
      waiting: z.int(),
      needsYou: z.int(),
      capturedToday: z.int(),
      scoredToday: z.int(),
      confirmed: z.int(),
      champion: z.object({ ref: z.string(), sinceMs: z.int() }).nullable(),
      lastRun: z.object({ id: z.string(), modelName: z.string(), endedAtMs: z.int() }).nullable(),
      days: z.array(z.object({ day: z.string(), records: z.int(), positive: z.int() })),
      lastContactAtMs: z.int().nullable(),
    }),
    changes: [],
  },

  'dataset.preview': {
    input: z.object({ path: z.string(), options: ImportOptions.default({}) }),
    output: TablePreview,
    changes: [],
  },
  'dataset.import': {
    input: z.object({
      path: z.string(),
      dataset: z.string().min(1),
      options: ImportOptions.default({}),
      roles: z.record(z.string(), Column.shape.role.unwrap()).default({}),
      append: z.boolean().default(false),
    }),
    output: DatasetVersion,
    changes: ['datasets', 'sync'],
  },
  'dataset.list': { input: Nothing, output: z.object({ datasets: z.array(DatasetVersion) }), changes: [] },
  'dataset.show': { input: z.object({ ref: z.string() }), output: DatasetDetail, changes: [] },
  'dataset.page': {
    input: z.object({ ref: z.string(), firstRow: z.int().min(0), rows: z.int().min(1).max(500) }),
    output: DatasetPage,
    changes: [],
  },
  /** Takes steps on the version `ref`, or those of the version `replay` again; `name` is that of its base where left out. */
  'dataset.derive': {
    input: z.object({
      ref: z.string().optional(),
      steps: z.array(DeriveStep).default([]),
      replay: z.string().optional(),
      name: z.string().min(1).optional(),
    }),
    output: DatasetVersion,
    changes: ['datasets', 'sync'],
  },
  /** What steps would make of a version; stores nothing. */
  'dataset.previewDerive': {
    input: z.object({ ref: z.string(), steps: z.array(DeriveStep).min(1) }),
    output: z.object({
      rows: z.int(),
      /** Rows of the version that the steps would be taken on. */
      of: z.int(),
      columns: DatasetVersion.shape.columns,
      /** With the values that would be learned. */
      steps: z.array(DeriveStep),
    }),
    changes: [],
  },
  /** Makes the next version with the same rows and another description; says which values do not fit it. */
  'dataset.describe': {
    input: z.object({ ref: z.string(), columns: z.array(ColumnChange).min(1) }),
    output: z.object({
      version: DatasetVersion,
      misfits: z.array(z.object({ column: z.string(), count: z.int(), evidence: z.array(Evidence) })),
    }),
    changes: ['datasets', 'sync'],
  },
  'dataset.quality': { input: z.object({ ref: z.string() }), output: QualityReport, changes: [] },
  /** `key` names the columns that say which row is which; without it those that are used as key. */
  'dataset.diff': {
    input: z.object({
      before: z.string(),
      after: z.string(),
      key: z.array(z.string()).optional(),
      /** Examples of each kind of difference. */
      limit: z.int().min(0).max(200).default(20),
    }),
    output: DatasetDiff,
    changes: [],
  },
  /** Mends what is damaged from a backup file, or without one from the server. */
  'dataset.repair': { input: z.object({ from: z.string().optional() }), output: Repair, changes: ['datasets'] },
  'dataset.dependents': { input: z.object({ ref: z.string() }), output: Dependents, changes: [] },
  /** Cannot be undone. `versionId` is the one that the person was asked about: a name may mean another by now. */
  'dataset.delete': {
    input: z.object({ ref: z.string(), versionId: z.uuid().optional() }),
    output: z.object({ ref: z.string(), versionId: z.string(), freedBytes: z.int() }),
    changes: ['datasets', 'sync'],
  },
  'dataset.verify': { input: Nothing, output: HomeVerification, changes: [] },
  /** Answers the first of them, as many as one answer may hold; ask again for the rest. */
  'image.read': {
    input: z.object({ hashes: z.array(z.string()).max(128) }),
    output: z.object({ images: z.array(ReadImage) }),
    changes: [],
  },
  'dataset.export': {
    input: z.object({
      ref: z.string(),
      path: z.string(),
      /** Without it the path's ending says it (`formatOfTarget`). */
      format: ExportFormat.optional(),
      /** Of CSV. */
      neutraliseFormulas: z.boolean().default(true),
    }),
    output: z.object({ path: z.string(), rows: z.int(), sizeBytes: z.int() }),
    changes: [],
  },

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
    output: z.object({ version: FormVersion, form: Form }),
    changes: [],
  },

  'record.add': {
    input: z.object({
      recordId: z.uuid().optional(),
      subjectCode: z.string().optional(),
      values: Values,
      unmeasured: Unmeasured.default({}),
      predictionShown: z.boolean().default(false),
      /** The draft that this was typed in: it goes as the record is saved. */
      draftId: z.uuid().optional(),
    }),
    output: Saved,
    changes: ['records', 'subjects', 'drafts', 'predictions', 'sync'],
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
    }),
    output: z.object({ subjects: z.array(FoundSubject) }),
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
      merges: z.array(SubjectMerge),
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
  /** Takes back every merge that ties this one to others. */
  'subject.split': {
    input: z.object({ subjectId: z.string() }),
    output: z.object({ mergeIds: z.array(z.string()) }),
    changes: ['subjects', 'records', 'sync'],
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
    input: z.object({ values: Values, recordId: z.uuid().optional() }),
    output: z.object({
      blind: z.boolean(),
      /** What the written rule says; null where a model decides, and where there is no rule. */
      rule: RuleDecision.nullable(),
      modelRef: z.string().nullable(),
      output: ModelOutput.nullable(),
      threshold: z.number().nullable(),
      positiveClass: z.string().nullable(),
      missing: z.array(z.string()),
      outside: z.array(Outside),
    }),
    changes: [],
  },

  'model.train': {
    input: z.object({
      dataset: z.string(),
      target: z.string(),
      features: z.array(z.string()).optional(),
      name: z.string().optional(),
      algorithm: z.literal('gbdt').default('gbdt'),
      parameters: TrainingParameters.partial().default({}),
      seed: z.int().min(0).default(1),
    }),
    output: z.object({ run: Run, model: ModelVersion }),
    changes: ['runs', 'models', 'sync'],
  },
  'run.list': { input: Nothing, output: z.object({ runs: z.array(Run) }), changes: [] },
  'run.show': { input: z.object({ id: z.string() }), output: Run, changes: [] },
  'model.import': {
    input: z.object({
      path: z.string(),
      name: z.string().min(1),
      dataset: z.string().optional(),
      task: z.enum(['binary', 'multiclass', 'regression']).optional(),
      classes: z.array(z.string()).optional(),
      columns: z.array(z.string()).optional(),
      target: z.string().optional(),
    }),
    output: ModelVersion,
    changes: ['models', 'sync'],
  },
  'model.list': { input: Nothing, output: z.object({ models: z.array(ModelVersion) }), changes: [] },
  'model.show': {
    input: z.object({ ref: z.string() }),
    output: z.object({ model: ModelVersion, versions: z.array(ModelVersion), moves: z.array(AliasMove) }),
    changes: [],
  },
  'model.promote': {
    input: z.object({
      ref: z.string(),
      alias: z
        .string()
        .regex(/^[\w-]+$/)
        .default('champion'),
      threshold: z.number().min(0).max(1).optional(),
      reason: z.string().optional(),
    }),
    output: AliasMove,
    changes: ['models', 'sync'],
  },

  'predict.dataset': {
    input: z.object({
      model: z.string().default('@champion'),
      dataset: z.string(),
      /** A CSV file to write the predictions to as well; absolute. */
      path: z.string().optional(),
    }),
    output: PredictionWindow,
    changes: ['predictions', 'sync'],
  },
  'predict.record': {
    input: z.object({ model: z.string().default('@champion'), record: Values }),
    output: Prediction,
    changes: ['predictions', 'sync'],
  },
  'review.list': {
    input: z.object({ limit: z.int().min(1).max(500).default(50) }),
    output: z.object({ items: z.array(ReviewItem), waiting: z.int() }),
    changes: [],
  },
  'label.add': {
    input: z.object({ predictionId: z.string(), answer: Answer, predictionShown: z.boolean() }),
    output: Label,
    changes: ['labels', 'sync'],
  },

  'monitor.report': {
    input: z.object({
      model: z.string().default('@champion'),
      windowId: z.string().optional(),
      path: z.string().optional(),
    }),
    output: z.object({
      modelRef: z.string(),
      windowId: z.string().nullable(),
      report: DriftReport,
      finding: Finding,
      alertId: z.string().nullable(),
      reference: Profile,
      current: Profile,
    }),
    changes: ['alerts', 'sync'],
  },
  'monitor.windows': {
    input: z.object({ model: z.string().default('@champion') }),
    output: z.object({ windows: z.array(PredictionWindow) }),
    changes: [],
  },
  'alert.list': { input: Nothing, output: z.object({ alerts: z.array(Alert) }), changes: [] },
  'alert.acknowledge': {
    input: z.object({ id: z.string(), reason: z.string().min(1) }),
    output: Alert,
    changes: ['alerts', 'sync'],
  },

  /** `id` may be a name too; `focus` is the id of what was found by it. */
  'lineage.show': {
    input: z.object({ id: z.string() }),
    output: LineageGraph.extend({ focus: z.string() }),
    changes: [],
  },
  'audit.verify': { input: Nothing, output: Verification.extend({ entries: z.int() }), changes: [] },

  'sync.run': { input: Nothing, output: SyncStatus, changes: ['sync', 'records', 'labels'] },
  'sync.status': { input: Nothing, output: SyncStatus, changes: [] },
  'sync.items': {
    input: z.object({ state: z.string().optional(), limit: z.int().min(1).max(500).default(100) }),
    output: z.object({ items: z.array(SyncItem) }),
    changes: [],
  },
  'sync.setServer': { input: z.object({ url: z.url() }), output: SyncStatus, changes: ['sync'] },
} satisfies Record<string, Row>;

export type Calls = typeof calls;
export type CallName = keyof Calls;
/** What a caller may write (defaults may be left out). */
export type Input<N extends CallName> = z.input<Calls[N]['input']>;
/** What a handler gets: parsed, defaults filled in. */
export type Parsed<N extends CallName> = z.output<Calls[N]['input']>;
export type Output<N extends CallName> = z.output<Calls[N]['output']>;
