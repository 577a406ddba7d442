import { QUALITY_METHOD, QualityReport } from '../../../shared/quality.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

/** Null where there is none, or one by an older method. */
export function storedQuality(db: ReadableDb, versionId: string): QualityReport | null {
  const text = db.value<string>(
    'SELECT report FROM qualityReport WHERE versionId = ? AND method = ?',
    versionId,
    QUALITY_METHOD,
  );
  return text === null ? null : QualityReport.parse(JSON.parse(text));
}

export function storeQuality(db: WritableDb, report: QualityReport): void {
  const { versionId, method, computedAtMs } = report;
  db.run('INSERT OR REPLACE INTO qualityReport VALUES (:versionId, :method, :report, :computedAtMs)', {
    versionId,
    method,
    report: JSON.stringify(report),
    computedAtMs,
  });
}
