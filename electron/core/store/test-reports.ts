import { TestReport } from '../../../shared/test-report.ts';
import type { ReadableDb, Row, WritableDb } from './open-database.ts';

const REPORTS = `
  SELECT report.report, coalesce(actor.name, report.actorId) AS actorName
  FROM testReport AS report LEFT JOIN actor ON actor.id = report.actorId`;

const reportOf = (row: Row): TestReport =>
  TestReport.parse({ ...JSON.parse(String(row['report'])), actorName: String(row['actorName']) });

export type NewReport = Omit<TestReport, 'actorName'>;

export function insertReport(
  db: WritableDb,
  by: { readonly projectId: string; readonly actorId: string; readonly deviceId: string },
  report: NewReport,
): void {
  const { id, modelVersionId, basis, testedAtMs } = report;
  const { projectId, actorId, deviceId } = by;
  db.run(
    `INSERT INTO testReport (id, projectId, modelVersionId, basis, report, actorId, deviceId, testedAtMs)
     VALUES (:id, :projectId, :modelVersionId, :basis, :report, :actorId, :deviceId, :testedAtMs)`,
    { id, modelVersionId, basis, testedAtMs, projectId, actorId, deviceId, report: JSON.stringify(report) },
  );
}

/** A version's reports, newest first. */
export const reportsOf = (db: ReadableDb, modelVersionId: string, limit: number): readonly TestReport[] =>
  db
    .all(
      `${REPORTS} WHERE report.modelVersionId = ? ORDER BY report.testedAtMs DESC, report.rowid DESC LIMIT ?`,
      modelVersionId,
      limit,
    )
    .map(reportOf);

/** The newest that was made on this basis; null where there is none. */
export function reportOn(db: ReadableDb, modelVersionId: string, basis: string): TestReport | null {
  const row = db.first(
    `${REPORTS} WHERE report.modelVersionId = ? AND report.basis = ?
     ORDER BY report.testedAtMs DESC, report.rowid DESC LIMIT 1`,
    modelVersionId,
    basis,
  );
  return row === null ? null : reportOf(row);
}
