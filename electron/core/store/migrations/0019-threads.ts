import type { Migration } from './migration.ts';

export const threads: Migration = {
  version: 19,
  sql: `
    -- What people say of a run, a model version or an alert. The thing itself may be on another laptop, so no foreign key
    -- holds it; topicLabel says what it is of.
    CREATE TABLE threadEvent (
      id TEXT PRIMARY KEY, projectId TEXT NOT NULL REFERENCES project (id),
      topicKind TEXT NOT NULL CHECK (topicKind IN ('run', 'modelVersion', 'alert')),
      topicId TEXT NOT NULL, topicLabel TEXT NOT NULL, place INTEGER NOT NULL,
      word TEXT NOT NULL CHECK (json_valid(word)),
      actorId TEXT NOT NULL, actorName TEXT NOT NULL, deviceId TEXT NOT NULL, saidAtMs INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX threadEventByTopic ON threadEvent (projectId, topicId, place);
    CREATE TRIGGER threadEventFixed BEFORE UPDATE ON threadEvent
      BEGIN SELECT raise(ABORT, 'what was said is not rewritten'); END;
  `,
};
