import type { DriftReport, Finding } from '../../../../shared/drift.ts';
import { keepWindowVerdict } from '../../store/window-verdicts.ts';
import type { Context } from '../context.ts';
import { raiseAlert } from './raise-alert.ts';

type Seen = { readonly modelVersionId: string; readonly windowId: string };

/**
 * Keeps what was found in a window. Where that is drift it raises an alert, and answers its id: the earlier one's where
 * the same was raised before.
 */
export function keepFinding(
  context: Context,
  seen: Seen,
  report: Pick<DriftReport, 'drift' | 'n'>,
  finding: Finding,
): string | null {
  const { windowId } = seen;
  const lookedAtMs = context.now();
  return context.store.transaction((db) => {
    keepWindowVerdict(db, { windowId, isDrift: report.drift, rows: report.n, finding, lookedAtMs });
    return report.drift ? raiseAlert(db, context, seen, finding) : null;
  });
}
