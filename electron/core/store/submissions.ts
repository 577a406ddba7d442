import type { ReadableDb, WritableDb } from './open-database.ts';

export type StoredSubmission = { readonly recordId: string; readonly sha256: string };

/** What became of a submission of that id; null where none came yet. */
export function findSubmission(db: ReadableDb, projectId: string, instanceId: string): StoredSubmission | null {
  const row = db.first(
    'SELECT recordId, sha256 FROM submission WHERE projectId = ? AND instanceId = ?',
    projectId,
    instanceId,
  );
  return row === null ? null : { recordId: String(row['recordId']), sha256: String(row['sha256']) };
}

export type NewSubmission = StoredSubmission & {
  readonly projectId: string;
  readonly instanceId: string;
  readonly formVersionId: string;
  readonly senderName: string;
  readonly phone: string | null;
  /** The laptop that took it in, and as whose work. */
  readonly actorId: string;
  readonly deviceId: string;
  readonly receivedAtMs: number;
};

export function insertSubmission(db: WritableDb, submission: NewSubmission): void {
  db.run(
    `INSERT INTO submission (projectId, instanceId, recordId, formVersionId, sha256, senderName, phone, actorId,
       deviceId, receivedAtMs)
     VALUES (:projectId, :instanceId, :recordId, :formVersionId, :sha256, :senderName, :phone, :actorId,
       :deviceId, :receivedAtMs)`,
    {
      projectId: submission.projectId,
      instanceId: submission.instanceId,
      recordId: submission.recordId,
      formVersionId: submission.formVersionId,
      sha256: submission.sha256,
      senderName: submission.senderName,
      phone: submission.phone,
      actorId: submission.actorId,
      deviceId: submission.deviceId,
      receivedAtMs: submission.receivedAtMs,
    },
  );
}
