import type { Migration } from './migration.ts';

export const selectionsAndClocks: Migration = {
  version: 17,
  sql: `
    -- The records that a version was frozen from, where they are too many for an edge each: one node of the graph stands
    -- for all of them. A part holds their ids in order, 16 bytes each, from firstId on.
    CREATE TABLE recordSelection (
      id TEXT PRIMARY KEY REFERENCES lineageNode (id), projectId TEXT NOT NULL REFERENCES project (id),
      versionId TEXT NOT NULL UNIQUE, "records" INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE recordSelectionPart (
      selectionId TEXT NOT NULL REFERENCES recordSelection (id), firstId TEXT NOT NULL, ids BLOB NOT NULL,
      PRIMARY KEY (selectionId, firstId)
    ) STRICT;

    -- How far this laptop's clock was behind the latest moment that it had known, where it was set back.
    ALTER TABLE recordEvent ADD COLUMN clockBehindMs INTEGER;
  `,
};
