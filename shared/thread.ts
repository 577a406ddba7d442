import { z } from 'zod';
import { Role } from './project.ts';

/** What people talk about. */
export const ThreadTopic = z.object({
  kind: z.enum(['run', 'modelVersion', 'alert']),
  id: z.uuid(),
  /** The model that it is about, such as `referral@3`: a laptop that has the thread may lack the thing itself. */
  label: z.string().min(1),
});
export type ThreadTopic = z.infer<typeof ThreadTopic>;

/** Who is asked: one person, or whoever has a role. An admin is headquarters' own person as well as a laptop's. */
export const Addressee = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), actorId: z.uuid(), name: z.string().min(1) }),
  z.object({ kind: z.literal('role'), role: Role }),
]);
export type Addressee = z.infer<typeof Addressee>;

/** The same as somebody says it: a person's name is known by the id. */
export const GivenAddressee = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('person'), actorId: z.uuid() }),
  z.object({ kind: z.literal('role'), role: Role }),
]);
export type GivenAddressee = z.infer<typeof GivenAddressee>;

export const Verdict = z.enum(['approved', 'changesWanted']);
export type Verdict = z.infer<typeof Verdict>;

/** In UTF-16 units. */
const MAX_TEXT_LENGTH = 4_000;
const text = z.string().trim().max(MAX_TEXT_LENGTH);
const asked = text.default('');

const Comment = z.object({ kind: z.literal('comment'), text: text.min(1) });
const ReviewAnswer = z
  .object({ kind: z.literal('reviewAnswer'), requestId: z.uuid(), verdict: Verdict, text: asked })
  .refine(({ verdict, text: reason }) => verdict === 'approved' || reason !== '', {
    path: ['text'],
    message: 'changes are wanted for a reason',
  });
/** Takes back something of the same person's; what was said stays in the history of events. */
const Withdrawal = z.object({ kind: z.literal('withdrawal'), eventId: z.uuid() });

/** One thing that somebody says in a thread. */
export const ThreadWord = z.discriminatedUnion('kind', [
  Comment,
  z.object({ kind: z.literal('handOver'), to: Addressee, text: asked }),
  z.object({ kind: z.literal('reviewRequest'), to: Addressee, text: asked }),
  ReviewAnswer,
  Withdrawal,
]);
export type ThreadWord = z.infer<typeof ThreadWord>;

export const GivenWord = z.discriminatedUnion('kind', [
  Comment,
  z.object({ kind: z.literal('handOver'), to: GivenAddressee, text: asked }),
  z.object({ kind: z.literal('reviewRequest'), to: GivenAddressee, text: asked }),
  ReviewAnswer,
  Withdrawal,
]);
export type GivenWord = z.infer<typeof GivenWord>;

/** Never changed and never deleted: whatever follows is another event. */
export const ThreadEvent = z.object({
  id: z.uuid(),
  topic: ThreadTopic,
  /** One more than the highest that its author's laptop knew: an answer stands behind its question, whatever the clocks say. */
  place: z.int().positive(),
  word: ThreadWord,
  actorId: z.uuid(),
  actorName: z.string(),
  deviceId: z.string(),
  saidAtMs: z.int(),
});
export type ThreadEvent = z.infer<typeof ThreadEvent>;

/** A request or a hand-over that nobody of those asked has answered yet. */
export const Awaited = z.object({ eventId: z.uuid(), kind: z.enum(['reviewRequest', 'handOver']), to: Addressee });
export type Awaited = z.infer<typeof Awaited>;

/** A thread as people read it. */
export const Thread = z.object({
  topic: ThreadTopic,
  /** Oldest first, without withdrawals; the words of what was withdrawn are left out. */
  entries: z.array(ThreadEvent.extend({ withdrawn: z.boolean() })),
  /** Whom it was handed to last; null where it never was. */
  holder: Addressee.nullable(),
  awaited: z.array(Awaited),
});
export type Thread = z.infer<typeof Thread>;

export const ThreadSummary = z.object({
  topic: ThreadTopic,
  /** Whether the run, model version or alert itself is on this laptop. */
  isHere: z.boolean(),
  entries: z.int(),
  holder: Addressee.nullable(),
  lastBy: z.string(),
  lastAtMs: z.int(),
  /** What of it waits for the person who asks; empty where nothing does. */
  awaitsMe: z.array(z.object({ eventId: z.uuid(), kind: Awaited.shape.kind, fromName: z.string(), text: z.string() })),
});
export type ThreadSummary = z.infer<typeof ThreadSummary>;

/** Somebody who can be asked by name: of this home, or heard of in a thread. */
export const ThreadPerson = z.object({ actorId: z.uuid(), name: z.string() });
export type ThreadPerson = z.infer<typeof ThreadPerson>;
