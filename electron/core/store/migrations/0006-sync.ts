import type { Migration } from './migration.ts';

export const sync: Migration = {
  version: 6,
  sql: `
    -- id is the order of making; mutationId the place in this client's stream, given when the row is first sent.
    CREATE TABLE outbox (
      id INTEGER PRIMARY KEY AUTOINCREMENT, opUuid TEXT NOT NULL UNIQUE, projectId TEXT NOT NULL,
      lane TEXT NOT NULL, kind TEXT NOT NULL, priority INTEGER NOT NULL, schemaVersion INTEGER NOT NULL,
      payload TEXT NOT NULL CHECK (json_valid(payload)), payloadHash TEXT NOT NULL,
      entityKind TEXT NOT NULL, entityId TEXT NOT NULL,
      state TEXT NOT NULL CHECK (state IN ('waiting', 'sending', 'received', 'needsYou')),
      mutationId INTEGER UNIQUE, attempts INTEGER NOT NULL DEFAULT 0, nextAttemptAtMs INTEGER NOT NULL DEFAULT 0,
      lastError TEXT, receiptId TEXT, capturedAtMs INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX outboxByState ON outbox (state, priority, id);
    CREATE INDEX outboxByEntity ON outbox (entityId);

    CREATE TABLE receipt (
      id TEXT PRIMARY KEY, body TEXT NOT NULL CHECK (json_valid(body)), signature TEXT NOT NULL,
      receivedAtMs INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE remoteChange (
      projectId TEXT NOT NULL, cursor INTEGER NOT NULL, kind TEXT NOT NULL,
      payload TEXT NOT NULL CHECK (json_valid(payload)), receivedAtMs INTEGER NOT NULL,
      PRIMARY KEY (projectId, cursor)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE syncSession (
      id TEXT PRIMARY KEY, startedAtMs INTEGER NOT NULL, endedAtMs INTEGER, outcome TEXT,
      sent INTEGER NOT NULL DEFAULT 0, received INTEGER NOT NULL DEFAULT 0,
      bytesUp INTEGER NOT NULL DEFAULT 0, bytesDown INTEGER NOT NULL DEFAULT 0
    ) STRICT;
  `,
};
