import { showHub } from '../actions/show-hub.ts';
import { startHub } from '../actions/start-hub.ts';
import { stopHub } from '../actions/stop-hub.ts';
import type { hubCalls } from '../../../shared/calls/hub-calls.ts';
import type { HandlersOf } from '../door.ts';

export const hubHandlers: HandlersOf<typeof hubCalls> = {
  'hub.start': startHub,
  'hub.stop': stopHub,
  'hub.status': showHub,
};
