import { setGuards } from '../actions/set-guards.ts';
import { showGuards } from '../actions/show-guards.ts';
import type { guardCalls } from '../../../shared/calls/guard-calls.ts';
import type { HandlersOf } from '../door.ts';

export const guardHandlers: HandlersOf<typeof guardCalls> = {
  'guards.show': showGuards,
  'guards.set': setGuards,
};
