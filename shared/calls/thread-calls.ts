import { z } from 'zod';
import { GivenWord, Thread, ThreadEvent, ThreadPerson, ThreadSummary } from '../thread.ts';
import { type CallRow, Nothing } from './call-row.ts';

/** What a thread is about: the id of a run or an alert, or the id or ref of a model version. */
const about = z.string().min(1);

/** Calls about what people say to each other of runs, model versions and alerts. */
export const threadCalls = {
  'thread.say': { input: z.object({ about, word: GivenWord }), output: ThreadEvent, changes: ['threads', 'sync'] },
  /** `thread` is null where nothing was said yet; `me` is who asks. */
  'thread.show': {
    input: z.object({ about }),
    output: z.object({ thread: Thread.nullable(), me: z.string(), awaitsMe: z.array(z.string()) }),
    changes: [],
  },
  /** All that waits for the person who asks first, then others up to `limit`, the newest first. */
  'thread.list': {
    input: z.object({ limit: z.int().min(0).max(1_000).default(100) }),
    output: z.object({ threads: z.array(ThreadSummary) }),
    changes: [],
  },
  /** Whom one can ask by name; roles can always be asked. */
  'thread.people': { input: Nothing, output: z.object({ people: z.array(ThreadPerson) }), changes: [] },
} satisfies Record<string, CallRow>;
