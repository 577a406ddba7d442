import { ThreadEvent } from '../../../shared/thread.ts';
import type { ApplyChange } from './apply-change.ts';
import { hasThreadEvent, insertThreadEvent } from './threads.ts';

/**
 * Adds what somebody said on another laptop. What it is about, and what it answers, may come later or never: a thread is
 * read from whatever is here of it.
 */
export const applyThreadEvent: ApplyChange = (db, projectId, payload) => {
  const parsed = ThreadEvent.safeParse(payload);
  if (!parsed.success) return false;
  if (!hasThreadEvent(db, parsed.data.id)) insertThreadEvent(db, projectId, parsed.data);
  return true;
};
