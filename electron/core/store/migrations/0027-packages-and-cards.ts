import type { Migration } from './migration.ts';

export const packagesAndCards: Migration = {
  version: 27,
  sql: `
    -- What people say of a model on its card, each saying in whole. The model itself may be on another laptop.
    CREATE TABLE cardRevision (
      id TEXT PRIMARY KEY, projectId TEXT NOT NULL REFERENCES project (id), modelName TEXT NOT NULL,
      place INTEGER NOT NULL, text TEXT NOT NULL CHECK (json_valid(text)),
      actorId TEXT NOT NULL, actorName TEXT NOT NULL, deviceId TEXT NOT NULL, writtenAtMs INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX cardRevisionByModel ON cardRevision (projectId, modelName, place);
    CREATE TRIGGER cardRevisionFixed BEFORE UPDATE ON cardRevision
      BEGIN SELECT raise(ABORT, 'what a card said is not rewritten'); END;

    -- The files of the package that a version came in, without the model: exported again they are the same.
    CREATE TABLE packageMember (
      modelVersionId TEXT NOT NULL REFERENCES modelVersion (id), name TEXT NOT NULL, bytes BLOB NOT NULL,
      PRIMARY KEY (modelVersionId, name)
    ) STRICT, WITHOUT ROWID;

    -- The laptop that told of it, for what was made elsewhere and is not here itself.
    ALTER TABLE lineageNode ADD COLUMN fromDevice TEXT;
  `,
};
