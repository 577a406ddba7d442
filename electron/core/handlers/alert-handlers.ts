import { acknowledgeAlert } from '../actions/acknowledge-alert.ts';
import { listAlerts } from '../actions/list-alerts.ts';
import { listDueAlerts } from '../actions/list-due-alerts.ts';
import { listUnseenWindows } from '../actions/list-unseen-windows.ts';
import { markAlertsTold } from '../actions/mark-alerts-told.ts';
import { setAlertRules } from '../actions/set-alert-rules.ts';
import { showAlertRules } from '../actions/show-alert-rules.ts';
import { snoozeAlert } from '../actions/snooze-alert.ts';
import type { alertCalls } from '../../../shared/calls/alert-calls.ts';
import type { HandlersOf } from '../door.ts';

export const alertHandlers: HandlersOf<typeof alertCalls> = {
  'alert.list': listAlerts,
  'alert.acknowledge': acknowledgeAlert,
  'alert.snooze': snoozeAlert,
  'alert.rules': showAlertRules,
  'alert.setRules': setAlertRules,
  'alert.due': listDueAlerts,
  'alert.told': markAlertsTold,
  'alert.unseen': listUnseenWindows,
};
