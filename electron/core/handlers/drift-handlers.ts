import { chooseRecordsToLabel } from '../actions/choose-records-to-label.ts';
import { lookForDrift } from '../actions/look-for-drift.ts';
import { showAgreement } from '../actions/show-agreement.ts';
import { showPerformance } from '../actions/show-performance.ts';
import { showWatchedDays } from '../actions/show-watched-days.ts';
import { simulateFalseAlarms } from '../actions/simulate-false-alarms.ts';
import type { driftCalls } from '../../../shared/calls/drift-calls.ts';
import type { HandlersOf } from '../door.ts';

export const driftHandlers: HandlersOf<typeof driftCalls> = {
  'monitor.look': lookForDrift,
  'monitor.days': showWatchedDays,
  'monitor.simulate': simulateFalseAlarms,
  'monitor.performance': showPerformance,
  'monitor.agreement': showAgreement,
  'monitor.toLabel': chooseRecordsToLabel,
};
