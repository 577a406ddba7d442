import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Context } from './context.ts';
import { findTableModel } from './models/find-table-model.ts';
import { keepFinding } from './monitoring/keep-finding.ts';
import { measureWindow } from './monitoring/measure-window.ts';

/**
 * Compares what training saw with a window or a file, column by column, and looks for one site that shifted. A stored
 * window that alarms raises an alert, once; a file leaves nothing behind. Fails with `model.unknown`, and as
 * `measureWindow` does.
 */
export async function reportDrift(
  context: Context,
  { model: ref, ...choice }: Parsed<'monitor.report'>,
): Promise<Result<Output<'monitor.report'>>> {
  const found = findTableModel(context.store, context.projectId, ref);
  if (!found.ok) return found;
  const model = found.value;
  const measured = await measureWindow(context, model, choice);
  if (!measured.ok) return measured;
  const { windowId, report, finding, reference, current } = measured.value;
  const alertId =
    windowId === null ? null : keepFinding(context, { modelVersionId: model.id, windowId }, report, finding);
  return ok({ modelRef: model.ref, windowId, report, finding, alertId, reference, current });
}
