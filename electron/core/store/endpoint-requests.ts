import { EndpointRequest } from '../../../shared/endpoint.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

/** The log goes back so far: long enough to look into a complaint, and a few megabytes. */
const KEPT_MS = 30 * 24 * 60 * 60_000;
const MOST_KEPT = 10_000;

/** Adds what was answered, and takes away what is older or more than the log keeps. */
export function keepEndpointRequests(
  db: WritableDb,
  projectId: string,
  requests: readonly EndpointRequest[],
  nowMs: number,
): void {
  for (const request of requests) {
    const { id, atMs, protocol, modelVersionId, rows, durationMs, status, caller, errorCode } = request;
    const predictionIds = JSON.stringify(request.predictionIds);
    db.run(
      `INSERT OR IGNORE INTO endpointRequest (id, projectId, atMs, protocol, modelVersionId, "rows", durationMs, status,
                                              caller, errorCode, predictionIds)
       VALUES (:id, :projectId, :atMs, :protocol, :modelVersionId, :rows, :durationMs, :status, :caller, :errorCode,
               :predictionIds)`,
      { id, projectId, atMs, protocol, modelVersionId, rows, durationMs, status, caller, errorCode, predictionIds },
    );
  }
  db.run('DELETE FROM endpointRequest WHERE projectId = :projectId AND atMs < :before', {
    projectId,
    before: nowMs - KEPT_MS,
  });
  db.run(
    `DELETE FROM endpointRequest WHERE projectId = :projectId AND atMs < (
       SELECT atMs FROM endpointRequest WHERE projectId = :projectId ORDER BY atMs DESC LIMIT 1 OFFSET :most)`,
    { projectId, most: MOST_KEPT - 1 },
  );
}

/** The newest first. */
export const newestEndpointRequests = (db: ReadableDb, projectId: string, most: number): readonly EndpointRequest[] =>
  db
    .all(
      `SELECT request.*, model.name || '@' || version.version AS modelRef
       FROM endpointRequest AS request LEFT JOIN modelVersion AS version ON version.id = request.modelVersionId
       LEFT JOIN model ON model.id = version.modelId
       WHERE request.projectId = ? ORDER BY request.atMs DESC, request.rowid DESC LIMIT ?`,
      projectId,
      most,
    )
    .map((row) => EndpointRequest.parse({ ...row, predictionIds: JSON.parse(String(row['predictionIds'])) }));
