import { runWatch } from '../actions/run-watch.ts';
import { showShadow } from '../actions/show-shadow.ts';
import { showWatch } from '../actions/show-watch.ts';
import type { watchCalls } from '../../../shared/calls/watch-calls.ts';
import type { HandlersOf } from '../door.ts';

export const watchHandlers: HandlersOf<typeof watchCalls> = {
  'model.shadow': showShadow,
  'watch.show': showWatch,
  'watch.run': runWatch,
};
