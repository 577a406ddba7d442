import { extname } from 'node:path';
import type { Output, Parsed } from '../../../shared/calls.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { refuseFile, refuseTarget, replaceFile } from '../files/replace-file.ts';
import { isSystemError } from '../files/system-error.ts';
import type { Context } from './context.ts';
import { findTableModel } from './models/find-table-model.ts';
import { reportPage } from './monitoring/report-page.ts';

/** Writes a report on a window as a page of HTML. Fails as `findTableModel` and `reportPage` do, with `report.format` and `file.unwritable`. */
export async function exportReport(
  context: Context,
  { path, model: ref, windowId, data }: Parsed<'monitor.export'>,
): Promise<Result<Output<'monitor.export'>>> {
  if (!/^\.html?$/iu.test(extname(path))) return refuseFormat(path);
  const found = findTableModel(context.store, context.projectId, ref);
  if (!found.ok) return found;
  const page = await reportPage(context, found.value, { windowId, path: data });
  if (!page.ok) return page;
  const refused = await refuseTarget(path);
  if (refused !== null) return refused;
  try {
    await replaceFile(path, async (file) => {
      await file.writeFile(page.value);
      return true;
    });
    return ok({ path, modelRef: found.value.ref });
  } catch (cause) {
    if (!isSystemError(cause)) throw cause;
    return refuseFile(path, cause.message);
  }
}

const refuseFormat = (path: string): Result<never> =>
  fail(
    'report.format',
    extname(path).toLowerCase() === '.pdf'
      ? 'A PDF is made by the window alone.'
      : `A report is not written as "${extname(path)}".`,
    'Choose a name that ends in .html. For a PDF save the report in the window, or print the HTML.',
  );
