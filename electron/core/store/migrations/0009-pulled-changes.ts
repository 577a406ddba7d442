import type { Migration } from './migration.ts';

export const pulledChanges: Migration = {
  version: 9,
  sql: `
    -- A cursor counts in one server's stream. appliedAtMs stays null while a change cannot be applied: it is kept.
    CREATE TABLE pulledChange (
      serverId TEXT NOT NULL, projectId TEXT NOT NULL, cursor INTEGER NOT NULL, kind TEXT NOT NULL,
      payload TEXT NOT NULL CHECK (json_valid(payload)), receivedAtMs INTEGER NOT NULL, appliedAtMs INTEGER,
      PRIMARY KEY (serverId, projectId, cursor)
    ) STRICT, WITHOUT ROWID;
    INSERT INTO pulledChange
      SELECT coalesce((SELECT value FROM setting WHERE name = 'serverId'), ''),
             projectId, cursor, kind, payload, receivedAtMs, NULL FROM remoteChange;
    DROP TABLE remoteChange;
    ALTER TABLE pulledChange RENAME TO remoteChange;
    CREATE INDEX remoteChangeUnapplied ON remoteChange (projectId, kind) WHERE appliedAtMs IS NULL;
  `,
};
