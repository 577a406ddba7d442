import type { TestReport } from '../../../../shared/test-report.ts';
import { recordChange } from '../../store/change.ts';
import { addEdge, addNode } from '../../store/lineage.ts';
import { insertReport, type NewReport, reportsOf } from '../../store/test-reports.ts';
import type { Context } from '../context.ts';

/** Records a report for good, with its change and its lineage: version and judged rows → report. */
export function keepReport(context: Context, report: NewReport): TestReport {
  const { store, projectId } = context;
  return store.transaction((db) => {
    insertReport(db, context, report);
    recordChange(db, context, {
      kind: 'model.tested',
      lane: `model:${report.modelVersionId}`,
      entityKind: 'testReport',
      entityId: report.id,
      payload: report,
    });
    const node = {
      id: report.id,
      kind: 'testReport',
      label: report.modelRef,
      projectId,
      atMs: report.testedAtMs,
    } as const;
    addNode(db, node);
    addEdge(db, report.modelVersionId, report.id, 'tested');
    if (report.judgedOn !== null) addEdge(db, report.judgedOn.datasetVersionId, report.id, 'judgedOn');
    const [kept] = reportsOf(db, report.modelVersionId, 1);
    if (kept === undefined) throw new Error(`report ${report.id} was not stored`);
    return kept;
  });
}
