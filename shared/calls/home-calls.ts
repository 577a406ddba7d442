import { z } from 'zod';
import { Alert } from '../alert.ts';
import { ExchangeCounts } from '../exchange.ts';
import { Backup, Damage, HomeCounts, LastBackup, LastRestore } from '../integrity.ts';
import { LineageGraph } from '../lineage.ts';
import { Actor, Project, ProjectDefinition, Role } from '../project.ts';
import { RecalledInUse } from '../registry.ts';
import { FreeableKind, SpaceFreed, SpaceReport } from '../space.ts';
import { type CallRow, Nothing } from './call-row.ts';

const Verification = z.object({
  ok: z.boolean(),
  damaged: z.array(z.object({ id: z.string(), why: z.string() })),
});

/** Calls about the home, its projects and people, and what was done in it. */
export const homeCalls = {
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
      lastBackup: LastBackup.nullable(),
      lastRestore: LastRestore.nullable(),
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
  'home.backup': { input: z.object({ path: z.string() }), output: Backup, changes: ['backups'] },
  /** What a backup holds beside what this home holds. Without `keyFile` the key of this home opens it. */
  'home.inspectBackup': {
    input: z.object({ path: z.string(), keyFile: z.string().optional() }),
    output: z.object({
      /** Of Fieldloop, when it was written. */
      version: z.string(),
      createdAtMs: z.int(),
      sizeBytes: z.int(),
      holds: HomeCounts,
      here: HomeCounts,
    }),
    changes: [],
  },
  /**
   * Makes a home of a backup that takes the place of this one when it is opened next. Nothing of this one is lost: it is
   * kept under `keptAs`.
   */
  'home.restore': {
    input: z.object({ path: z.string(), keyFile: z.string().optional() }),
    output: z.object({ createdAtMs: z.int(), files: z.int(), keptAs: z.string(), damaged: z.array(Damage) }),
    changes: [],
  },
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
    changes: ['projects', 'people', 'records', 'labels', 'datasets', 'models', 'threads', 'sync'],
  },
  /** What `project.merge` would bring of a file; stores nothing. */
  'project.previewMerge': {
    input: z.object({ path: z.string() }),
    output: z.object({
      project: z.object({ id: z.string(), name: z.string() }),
      /** Whether the file's project is the one in use, another one of this home, or none of them. */
      place: z.enum(['inUse', 'here', 'elsewhere']),
      from: z.object({ deviceId: z.string(), deviceName: z.string(), madeAtMs: z.int() }),
      holds: ExchangeCounts,
      /** What of it is not here yet. */
      news: ExchangeCounts,
      /** The first of the new versions. */
      versions: z.array(z.object({ name: z.string(), rows: z.int() })),
    }),
    changes: [],
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
      /** What scores now. */
      champion: z.object({ ref: z.string(), sinceMs: z.int() }).nullable(),
      /** What would score now had it not been recalled. */
      recalled: RecalledInUse.nullable(),
      lastRun: z.object({ id: z.string(), modelName: z.string(), endedAtMs: z.int() }).nullable(),
      days: z.array(z.object({ day: z.string(), records: z.int(), positive: z.int() })),
      lastContactAtMs: z.int().nullable(),
    }),
    changes: [],
  },
  /** `id` may be a name too; `focus` is the id of what was found by it. */
  'lineage.show': {
    input: z.object({ id: z.string() }),
    output: LineageGraph.extend({ focus: z.string() }),
    changes: [],
  },
  /** Ids of the records that a data set version (a ref) was frozen from, however many, in their order, after `after`. */
  'lineage.records': {
    input: z.object({
      ref: z.string(),
      after: z.string().default(''),
      limit: z.int().min(1).max(10_000).default(1_000),
    }),
    output: z.object({ records: z.array(z.string()), total: z.int() }),
    changes: [],
  },
  'audit.verify': { input: Nothing, output: Verification.extend({ entries: z.int() }), changes: [] },
} satisfies Record<string, CallRow>;
