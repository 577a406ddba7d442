import type { Migration } from './migration.ts';

export const accounts: Migration = {
  version: 5,
  sql: `
    CREATE TABLE lineageNode (
      id TEXT PRIMARY KEY, projectId TEXT NOT NULL REFERENCES project (id), kind TEXT NOT NULL, label TEXT NOT NULL,
      createdAtMs INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE lineageEdge (
      fromId TEXT NOT NULL REFERENCES lineageNode (id), toId TEXT NOT NULL REFERENCES lineageNode (id),
      kind TEXT NOT NULL, PRIMARY KEY (fromId, toId, kind)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX lineageEdgeByEnd ON lineageEdge (toId);

    -- Each entry's hash covers the one before it, so that a changed, lost or added entry is found.
    CREATE TABLE audit (
      sequence INTEGER PRIMARY KEY, entry TEXT NOT NULL CHECK (json_valid(entry)), hash TEXT NOT NULL
    ) STRICT;
    CREATE TRIGGER auditKept BEFORE DELETE ON audit BEGIN SELECT raise(ABORT, 'the audit log is append-only'); END;
    CREATE TRIGGER auditFixed BEFORE UPDATE ON audit BEGIN SELECT raise(ABORT, 'the audit log is append-only'); END;
  `,
};
