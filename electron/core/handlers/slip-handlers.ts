import { exportSlip } from '../actions/export-slip.ts';
import { showSlip } from '../actions/show-slip.ts';
import type { slipCalls } from '../../../shared/calls/slip-calls.ts';
import type { HandlersOf } from '../door.ts';

export const slipHandlers: HandlersOf<typeof slipCalls> = {
  'slip.show': showSlip,
  'slip.export': exportSlip,
};
