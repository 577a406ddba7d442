import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Context } from './context.ts';
import { findTableModel } from './models/find-table-model.ts';
import { reportPage } from './monitoring/report-page.ts';

/** A report on a window as a page of HTML, for a window to print. Fails as `findTableModel` and `reportPage` do. */
export async function showReportPage(
  context: Context,
  { model: ref, ...choice }: Parsed<'monitor.page'>,
): Promise<Result<Output<'monitor.page'>>> {
  const found = findTableModel(context.store, context.projectId, ref);
  if (!found.ok) return found;
  const page = await reportPage(context, found.value, choice);
  return page.ok ? ok({ html: page.value }) : page;
}
