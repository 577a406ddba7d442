import { z } from 'zod';
import { Canary } from './canary.ts';
import { TripEvidence } from './tripwires.ts';
import { Metrics, ModelSpec } from './model.ts';
import { GateOverride, GateVerdict } from './test-report.ts';
import { OperatingPoint } from './operating-point.ts';
import { Profile } from './profile.ts';

/** As MLflow has it: letters, digits, `_` and `-`; neither `latest` nor what reads as a version number, such as `v1`. */
export const AliasName = z
  .string()
  .regex(/^[\w-]{1,255}$/, 'an alias is made of letters, digits, _ and -')
  .refine((name) => !/^(latest|v\d+)$/i.test(name), 'an alias is neither "latest" nor like "v1"');

/** As MLflow has it: letters, digits, `_`, `-`, `.`, `/`, `:` and spaces. */
export const TagKey = z
  .string()
  .regex(/^[\w\-./: ]{1,250}$/, 'the key of a tag is made of letters, digits and _ - . / :');

/** What a move of an alias is: a removal leaves it pointing nowhere. */
export const MoveKind = z.enum(['promotion', 'rollback', 'removal']);
export type MoveKind = z.infer<typeof MoveKind>;

/** One move of an alias, never changed afterwards: a deployment. */
export const AliasMove = z.object({
  id: z.uuid(),
  alias: z.string(),
  kind: MoveKind,
  /** Its place among the moves of the alias, from 1; two laptops that did not know of each other may have given the same. */
  place: z.int(),
  /** Where the alias points from then on; of a removal, what it was taken from. */
  ref: z.string(),
  modelVersionId: z.uuid(),
  previousRef: z.string().nullable(),
  previousVersionId: z.uuid().nullable(),
  threshold: z.number().nullable(),
  /** Null for what says no two classes, and in deployments of earlier versions. */
  operatingPoint: OperatingPoint.nullable(),
  reason: z.string().nullable(),
  /** What the gate of this alias said then; null for an alias without one, and in deployments of earlier versions. */
  gate: GateVerdict.nullable(),
  /** Where the gate refused and somebody took it upon them. */
  override: GateOverride.nullable(),
  /** Of the alias `canary`: which records are its own. */
  canary: Canary.nullable().default(null),
  /** Of a move that nobody made: the tripwire that tripped, and on what. */
  evidence: TripEvidence.nullable().default(null),
  actorName: z.string(),
  /** On which laptop: `deviceName` is null where that one is not known here by name. */
  deviceId: z.string(),
  deviceName: z.string().nullable(),
  movedAtMs: z.int(),
});
export type AliasMove = z.infer<typeof AliasMove>;

export const RegistryEntryKind = z.enum(['tag', 'note', 'recall']);
export type RegistryEntryKind = z.infer<typeof RegistryEntryKind>;

/** What somebody said of a model or a version, never changed afterwards, as it is stored and as it travels. */
export const RegistryEntry = z.object({
  id: z.uuid(),
  modelName: z.string(),
  /** Empty where it is said of the model as a whole. */
  modelVersionId: z.string(),
  kind: RegistryEntryKind,
  /** Of a tag; otherwise empty. */
  key: z.string(),
  /** The tag's value, the note's text, of a recall `recalled`; null where that was taken back. */
  value: z.string().nullable(),
  /** Why it was recalled or reinstated. */
  reason: z.string().nullable(),
  /** Its place among what was said of the same target, from 1; the last by (place, saidAtMs, id) holds. */
  place: z.int(),
  actorId: z.string(),
  actorName: z.string(),
  deviceId: z.string(),
  saidAtMs: z.int(),
});
export type RegistryEntry = z.infer<typeof RegistryEntry>;

/** Who recalled a version, when and why: it serves nothing and is not put in use until it is reinstated. */
export const Recall = z.object({ reason: z.string(), actorName: z.string(), saidAtMs: z.int() });
export type Recall = z.infer<typeof Recall>;

/** A recalled version that an alias still points at. */
export const RecalledInUse = Recall.extend({ ref: z.string() });
export type RecalledInUse = z.infer<typeof RecalledInUse>;

export const Tags = z.record(z.string(), z.string());
export type Tags = z.infer<typeof Tags>;

export const ModelVersion = z.object({
  id: z.uuid(),
  name: z.string(),
  version: z.int(),
  ref: z.string(),
  sha256: z.string(),
  sizeBytes: z.int(),
  runId: z.uuid().nullable(),
  /** What its run learned from; null for an imported model. */
  datasetRef: z.string().nullable(),
  spec: ModelSpec,
  metrics: Metrics,
  threshold: z.number().nullable(),
  /** Aliases that point here now. */
  aliases: z.array(z.string()),
  tags: Tags,
  note: z.string().nullable(),
  /** Null unless it is recalled now. */
  recall: Recall.nullable(),
  /** `device` is the name of the laptop that signed the package it came in. */
  source: z.object({ kind: z.enum(['run', 'file']), name: z.string(), device: z.string().optional() }),
  actorName: z.string(),
  createdAtMs: z.int(),
});
export type ModelVersion = z.infer<typeof ModelVersion>;

/** A move as it travels: what it says of versions by their ids, since numbers belong to a laptop. */
export const TravellingMove = AliasMove.omit({
  ref: true,
  previousRef: true,
  actorName: true,
  deviceName: true,
}).extend({
  modelName: z.string(),
  actorId: z.string(),
});
export type TravellingMove = z.infer<typeof TravellingMove>;

/** A version as it travels in a file of exchange; its ONNX file goes beside it. */
export const TravellingModel = ModelVersion.pick({
  id: true,
  name: true,
  sha256: true,
  sizeBytes: true,
  runId: true,
  spec: true,
  metrics: true,
  threshold: true,
  source: true,
  createdAtMs: true,
}).extend({ reference: Profile.nullable(), actorId: z.string(), deviceId: z.string() });
export type TravellingModel = z.infer<typeof TravellingModel>;

/** What is said of a model as a whole. */
export const ModelWords = z.object({ name: z.string(), tags: Tags, note: z.string().nullable() });
export type ModelWords = z.infer<typeof ModelWords>;
