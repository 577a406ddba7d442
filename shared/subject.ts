import { z } from 'zod';
import { Cell } from './column.ts';

const Values = z.record(z.string(), Cell);

/** A place on earth in decimal degrees, WGS 84. */
export const Place = z.object({ latitude: z.number().min(-90).max(90), longitude: z.number().min(-180).max(180) });
export type Place = z.infer<typeof Place>;

export const NearPlace = Place.extend({ withinMetres: z.number().positive().default(2_000) });
export type NearPlace = z.infer<typeof NearPlace>;

/** Who or what is visited again, as a list shows it. `identifiers` are what names them, opened on this laptop only. */
export const Subject = z.object({
  id: z.string(),
  code: z.string(),
  /** Codes of those that were merged into this one. */
  mergedCodes: z.array(z.string()),
  identifiers: Values,
  visits: z.int(),
  lastVisitAtMs: z.int().nullable(),
  /** What the last visit says, without what names them; empty where there was none. */
  lastValues: Values,
  /** When what names them was erased; null where it was not. */
  erasedAtMs: z.int().nullable(),
});
export type Subject = z.infer<typeof Subject>;

/** A subject that was looked for; `score` is 1 where it is exactly what was asked, and falls with every difference. */
export const FoundSubject = Subject.extend({ score: z.number(), distanceMetres: z.number().nullable() });
export type FoundSubject = z.infer<typeof FoundSubject>;

/** Why somebody may be the same one: the code but for a slip, a name that sounds alike, near by, or equal values. */
export const LikenessReason = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('code'), theirs: z.string() }),
  z.object({ kind: z.literal('name'), theirs: z.string(), similarity: z.number() }),
  z.object({ kind: z.literal('place'), distanceMetres: z.number() }),
  z.object({ kind: z.literal('value'), column: z.string(), theirs: Cell }),
]);
export type LikenessReason = z.infer<typeof LikenessReason>;

export const LikelyDuplicate = Subject.extend({ score: z.number(), reasons: z.array(LikenessReason) });
export type LikelyDuplicate = z.infer<typeof LikelyDuplicate>;

/** One visit of a history. `subjectCode` is the one that it was captured under, which a merge does not change. */
export const SubjectVisit = z.object({
  recordId: z.string(),
  eventId: z.string(),
  subjectCode: z.string(),
  values: Values,
  /** When the visit was: the day that it says itself (at noon), or the moment it was captured. */
  visitedAtMs: z.int(),
  capturedAtMs: z.int(),
});
export type SubjectVisit = z.infer<typeof SubjectVisit>;

/** Two subjects of which somebody said that they are one; `id` is what a split takes back. */
export const SubjectMerge = z.object({
  id: z.string(),
  subjectId: z.string(),
  intoId: z.string(),
  actorId: z.string(),
  deviceId: z.string(),
  mergedAtMs: z.int(),
});
export type SubjectMerge = z.infer<typeof SubjectMerge>;

/** A merge as people read it: who said it, of whom. */
export const NamedMerge = SubjectMerge.extend({
  subjectCode: z.string(),
  intoCode: z.string(),
  actorName: z.string(),
});
export type NamedMerge = z.infer<typeof NamedMerge>;

export const SubjectSplit = z.object({
  id: z.string(),
  mergeIds: z.array(z.string()).min(1),
  actorId: z.string(),
  deviceId: z.string(),
  splitAtMs: z.int(),
});
export type SubjectSplit = z.infer<typeof SubjectSplit>;

/**
 * Those who are one and were erased together, with the files of their photos (thumbnails too) by hash. It says nothing
 * of what named them.
 */
export const SubjectErasure = z.object({
  id: z.uuid(),
  subjectIds: z.array(z.string()).min(1),
  photos: z.array(z.string().regex(/^[0-9a-f]{64}$/)),
  actorId: z.string(),
  deviceId: z.string(),
  erasedAtMs: z.int(),
});
export type SubjectErasure = z.infer<typeof SubjectErasure>;
