import type { Migration } from './migration.ts';

export const home: Migration = {
  version: 1,
  sql: `
    CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;

    CREATE TABLE device (
      id TEXT PRIMARY KEY, name TEXT NOT NULL, publicKey TEXT NOT NULL, createdAtMs INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE project (
      id TEXT PRIMARY KEY, name TEXT NOT NULL UNIQUE,
      definition TEXT NOT NULL CHECK (json_valid(definition)),
      actorId TEXT NOT NULL, deviceId TEXT NOT NULL REFERENCES device (id), createdAtMs INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE actor (
      id TEXT PRIMARY KEY, name TEXT NOT NULL,
      role TEXT NOT NULL CHECK (role IN ('capture', 'officer', 'admin')), createdAtMs INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE subject (
      id TEXT PRIMARY KEY, projectId TEXT NOT NULL REFERENCES project (id), code TEXT NOT NULL,
      actorId TEXT NOT NULL, deviceId TEXT NOT NULL, createdAtMs INTEGER NOT NULL,
      UNIQUE (projectId, code)
    ) STRICT;

    -- Apart from the subject, so that erasing somebody is deleting one row here.
    CREATE TABLE subjectKey (subjectId TEXT PRIMARY KEY REFERENCES subject (id), key BLOB NOT NULL) STRICT;

    CREATE TABLE record (
      id TEXT PRIMARY KEY, projectId TEXT NOT NULL REFERENCES project (id),
      subjectId TEXT REFERENCES subject (id), createdAtMs INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX recordBySubject ON record (subjectId);
    CREATE INDEX recordByTime ON record (projectId, createdAtMs);

    -- Append-only: an edit is a new event that names the one it changes.
    CREATE TABLE recordEvent (
      id TEXT PRIMARY KEY, recordId TEXT NOT NULL REFERENCES record (id),
      baseEventId TEXT REFERENCES recordEvent (id),
      "values" TEXT NOT NULL CHECK (json_valid("values")),
      sealed BLOB,
      actorId TEXT NOT NULL, deviceId TEXT NOT NULL, capturedAtMs INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX recordEventByRecord ON recordEvent (recordId, capturedAtMs);
  `,
};
