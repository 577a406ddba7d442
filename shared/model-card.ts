import { z } from 'zod';
import { Finding } from './drift.ts';
import { Metrics, ModelSpec } from './model.ts';
import { TestReport } from './test-report.ts';
import { AliasMove, Recall } from './registry.ts';
import { Run } from './run.ts';

const said = z.string().trim().max(4_000);
const text = said.default('');

/** Below this share of the rows an answer was seen too seldom to be told as surely as the others. */
export const RARE_SHARE = 0.05;

/** What only people can say of a model. Empty where nobody said it yet. */
export const CardText = z.object({
  /** What it is meant for. */
  use: text,
  /** Who is meant to use it. */
  users: text,
  /** What it must not be used for. */
  notFor: text,
  /** Who answers for it. */
  owner: text,
  notes: text,
});
export type CardText = z.infer<typeof CardText>;

/** What is left out stays as it was. */
export const CardChange = z.object({
  use: said.optional(),
  users: said.optional(),
  notFor: said.optional(),
  owner: said.optional(),
  notes: said.optional(),
});
export type CardChange = z.infer<typeof CardChange>;

/** What the card of a model said from then on, for all its versions; never changed afterwards. */
export const CardRevision = z.object({
  id: z.uuid(),
  modelName: z.string().min(1),
  /** One more than the highest that its author's laptop knew: the card says what the highest says. */
  place: z.int().positive(),
  text: CardText,
  actorId: z.uuid(),
  actorName: z.string(),
  deviceId: z.string(),
  writtenAtMs: z.int(),
});
export type CardRevision = z.infer<typeof CardRevision>;

/** The version that a model was trained on, in few figures. */
export const CardData = z.object({
  versionId: z.uuid(),
  ref: z.string(),
  rows: z.int(),
  digest: z.string(),
  createdAtMs: z.int(),
  /** Of the column of visits' days, as days since 1970-01-01; null where none says it. */
  days: z.object({ first: z.int(), last: z.int() }).nullable(),
  /** Rows of each site, the most first; empty where no column says it. */
  sites: z.array(z.object({ name: z.string(), rows: z.int() })),
  /** Rows of each answer, the most first; empty for quantities. */
  answers: z.array(z.object({ name: z.string(), rows: z.int() })),
});
export type CardData = z.infer<typeof CardData>;

/** Everything that is recorded of a model version, for whoever has to decide whether to use it. */
export const ModelCard = z.object({
  /** As it was made, also on a laptop that took it in under another number. */
  model: z.object({
    id: z.uuid(),
    name: z.string().min(1),
    version: z.int(),
    sha256: z.string(),
    sizeBytes: z.int(),
    createdAtMs: z.int(),
    madeBy: z.string(),
    /** Name and version of the program. */
    madeWith: z.string(),
    projectName: z.string(),
  }),
  /** Learned from made-up data, for practice. */
  isPractice: z.boolean(),
  spec: ModelSpec,
  threshold: z.number().nullable(),
  metrics: Metrics,
  text: CardRevision.nullable(),
  data: CardData.nullable(),
  /** Null for a model of another tool. */
  run: Run.nullable(),
  /** Null unless it is recalled: then it serves nothing. */
  recall: Recall.nullable(),
  /** The newest report of the tests that the project asks for; null where it was not tested. */
  tests: TestReport.nullable().default(null),
  /** Where it was put in use, the newest first. */
  deployments: z.array(AliasMove),
  /** What was found to have changed against its training, the newest first. */
  drift: z.array(
    z.object({
      id: z.uuid(),
      finding: Finding,
      raisedAtMs: z.int(),
      acknowledgedAtMs: z.int().nullable(),
      reason: z.string().nullable(),
    }),
  ),
});
export type ModelCard = z.infer<typeof ModelCard>;
