import { exportReport } from '../actions/export-report.ts';
import { listWindows } from '../actions/list-windows.ts';
import { reportDrift } from '../actions/report-drift.ts';
import { showReportPage } from '../actions/show-report-page.ts';
import type { monitorCalls } from '../../../shared/calls/monitor-calls.ts';
import type { HandlersOf } from '../door.ts';

export const monitorHandlers: HandlersOf<typeof monitorCalls> = {
  'monitor.report': reportDrift,
  'monitor.page': showReportPage,
  'monitor.export': exportReport,
  'monitor.windows': listWindows,
};
