import type { Migration } from './migration.ts';

export const formUses: Migration = {
  version: 24,
  sql: `
    -- Which form a project asks from when on; the last by the clock holds on every laptop. Append-only. Without a name the
    -- project's columns make the form.
    CREATE TABLE formUse (
      id TEXT PRIMARY KEY, projectId TEXT NOT NULL REFERENCES project (id), name TEXT, actorId TEXT NOT NULL,
      deviceId TEXT NOT NULL, usedAtMs INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX formUseByTime ON formUse (projectId, usedAtMs, id);

    -- The version of a form that an event was filled in with; null where no imported form was.
    ALTER TABLE recordEvent ADD COLUMN formName TEXT;
    ALTER TABLE recordEvent ADD COLUMN formDigest TEXT;
  `,
};
