import type { Migration } from './migration.ts';

export const registry: Migration = {
  version: 26,
  sql: `
    -- What a move is. A removal points nowhere from then on; modelVersionId is then what the alias was taken from.
    ALTER TABLE aliasMove ADD COLUMN kind TEXT NOT NULL DEFAULT 'promotion'
      CHECK (kind IN ('promotion', 'rollback', 'removal'));
    -- Its place among the moves of the alias on all laptops, where two may have the same; sequence is the order of coming
    -- here. The last by (place, movedAtMs, id) holds.
    ALTER TABLE aliasMove ADD COLUMN place INTEGER NOT NULL DEFAULT 0;
    UPDATE aliasMove SET place = sequence;
    CREATE INDEX aliasMoveByPlace ON aliasMove (modelId, alias, place, movedAtMs, id);

    -- Tags, notes and recalls of models (modelVersionId is empty) and of versions, which may be on another laptop, so no
    -- foreign key holds them. Append-only: the last by (place, saidAtMs, id) of one kind and key holds. Without a value a
    -- tag or a note was removed, or a recalled version reinstated.
    CREATE TABLE registryEntry (
      id TEXT PRIMARY KEY, projectId TEXT NOT NULL REFERENCES project (id), modelName TEXT NOT NULL,
      modelVersionId TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind IN ('tag', 'note', 'recall')), key TEXT NOT NULL,
      value TEXT, reason TEXT, place INTEGER NOT NULL, actorId TEXT NOT NULL, actorName TEXT NOT NULL,
      deviceId TEXT NOT NULL, saidAtMs INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX registryEntryByTarget
      ON registryEntry (projectId, modelName, modelVersionId, kind, key, place, saidAtMs, id);
    CREATE TRIGGER registryEntryFixed BEFORE UPDATE ON registryEntry
      BEGIN SELECT raise(ABORT, 'what was said of a model is not rewritten'); END;
  `,
};
