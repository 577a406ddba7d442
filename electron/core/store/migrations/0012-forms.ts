import type { Migration } from './migration.ts';

export const forms: Migration = {
  version: 12,
  sql: `
    -- Versions of the forms of a project, as they were imported; none is ever changed.
    CREATE TABLE formVersion (
      id TEXT PRIMARY KEY, projectId TEXT NOT NULL REFERENCES project (id), name TEXT NOT NULL,
      version INTEGER NOT NULL, content TEXT NOT NULL CHECK (json_valid(content)), digest TEXT NOT NULL,
      source TEXT NOT NULL, actorId TEXT NOT NULL, deviceId TEXT NOT NULL, createdAtMs INTEGER NOT NULL,
      UNIQUE (projectId, name, version)
    ) STRICT;
  `,
};
