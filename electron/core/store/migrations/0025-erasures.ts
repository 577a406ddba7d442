import type { Migration } from './migration.ts';

export const erasures: Migration = {
  version: 25,
  sql: `
    -- Who was erased, by whom: nothing of what named them. It travels, for others may have their key or their photos.
    CREATE TABLE subjectErasure (
      id TEXT PRIMARY KEY, projectId TEXT NOT NULL REFERENCES project (id),
      actorId TEXT NOT NULL, deviceId TEXT NOT NULL, erasedAtMs INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX subjectErasureByProject ON subjectErasure (projectId, erasedAtMs);
    CREATE TABLE erasedSubject (
      subjectId TEXT NOT NULL, erasureId TEXT NOT NULL REFERENCES subjectErasure (id),
      PRIMARY KEY (subjectId, erasureId)
    ) STRICT, WITHOUT ROWID;

    -- Files of photos and thumbnails that never come back; isRemoved once their bytes are gone from here.
    CREATE TABLE erasedPhoto (
      sha256 TEXT PRIMARY KEY, erasureId TEXT NOT NULL REFERENCES subjectErasure (id),
      isRemoved INTEGER NOT NULL CHECK (isRemoved IN (0, 1))
    ) STRICT, WITHOUT ROWID;
  `,
};
