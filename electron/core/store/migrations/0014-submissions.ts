import type { Migration } from './migration.ts';

export const submissions: Migration = {
  version: 14,
  sql: `
    -- What phones sent and became records: the same again is known by it, and another content under the same id.
    CREATE TABLE submission (
      projectId TEXT NOT NULL REFERENCES project (id), instanceId TEXT NOT NULL,
      recordId TEXT NOT NULL REFERENCES record (id), formVersionId TEXT NOT NULL REFERENCES formVersion (id),
      sha256 TEXT NOT NULL, senderName TEXT NOT NULL, phone TEXT,
      actorId TEXT NOT NULL, deviceId TEXT NOT NULL, receivedAtMs INTEGER NOT NULL,
      PRIMARY KEY (projectId, instanceId)
    ) STRICT, WITHOUT ROWID;
  `,
};
