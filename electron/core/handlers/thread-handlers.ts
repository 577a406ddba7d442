import { listThreadPeople } from '../actions/list-thread-people.ts';
import { listThreads } from '../actions/list-threads.ts';
import { sayInThread } from '../actions/say-in-thread.ts';
import { showThread } from '../actions/show-thread.ts';
import type { threadCalls } from '../../../shared/calls/thread-calls.ts';
import type { HandlersOf } from '../door.ts';

export const threadHandlers: HandlersOf<typeof threadCalls> = {
  'thread.say': sayInThread,
  'thread.show': showThread,
  'thread.list': listThreads,
  'thread.people': listThreadPeople,
};
