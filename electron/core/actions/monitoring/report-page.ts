import { documentHtml } from '../../files/card/document-html.ts';
import { driftDocument } from '../../files/reports/drift-document.ts';
import type { ModelVersion } from '../../../../shared/registry.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import { agreementWith } from '../../store/agreement.ts';
import { allAlerts } from '../../store/alerts.ts';
import { requireProject } from '../../store/projects.ts';
import { findWindow } from '../../store/windows.ts';
import type { Context } from '../context.ts';
import type { CurrentChoice } from './current-rows.ts';
import { measureWindow } from './measure-window.ts';

/** A report on a window as a page for any browser. Fails as `measureWindow` does. */
export async function reportPage(
  context: Context,
  model: ModelVersion,
  choice: CurrentChoice,
): Promise<Result<string>> {
  const { store, projectId, now } = context;
  const measured = await measureWindow(context, model, choice);
  if (!measured.ok) return measured;
  const { windowId, report, columns } = measured.value;
  const { name: projectName, definition } = requireProject(store, projectId);
  const page = {
    projectName,
    place: definition.place ?? null,
    isPractice: definition.noticeKey !== undefined,
    modelRef: model.ref,
    madeAtMs: now(),
    scoredAtMs: windowId === null ? null : (findWindow(store, projectId, windowId)?.window.scoredAtMs ?? null),
    report,
    unitOf: (column: string) => columns.get(column)?.unit ?? '',
    agreement: agreementWith(store, model.id),
    alerts: allAlerts(store, projectId).filter(({ modelRef }) => modelRef === model.ref),
  };
  return ok(documentHtml(driftDocument(page)));
}
