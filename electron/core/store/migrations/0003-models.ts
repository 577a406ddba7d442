import type { Migration } from './migration.ts';

export const models: Migration = {
  version: 3,
  sql: `
    CREATE TABLE run (
      id TEXT PRIMARY KEY, projectId TEXT NOT NULL REFERENCES project (id), modelName TEXT NOT NULL,
      status TEXT NOT NULL CHECK (status IN ('running', 'finished', 'failed', 'cancelled')),
      datasetVersionId TEXT NOT NULL REFERENCES datasetVersion (id),
      target TEXT NOT NULL, algorithm TEXT NOT NULL, seed INTEGER NOT NULL,
      parameters TEXT NOT NULL CHECK (json_valid(parameters)),
      environment TEXT NOT NULL CHECK (json_valid(environment)),
      outcome TEXT CHECK (outcome IS NULL OR json_valid(outcome)),
      error TEXT CHECK (error IS NULL OR json_valid(error)),
      actorId TEXT NOT NULL, deviceId TEXT NOT NULL, startedAtMs INTEGER NOT NULL, endedAtMs INTEGER
    ) STRICT;
    CREATE INDEX runByTime ON run (projectId, startedAtMs);

    CREATE TABLE model (
      id TEXT PRIMARY KEY, projectId TEXT NOT NULL REFERENCES project (id), name TEXT NOT NULL,
      createdAtMs INTEGER NOT NULL, UNIQUE (projectId, name)
    ) STRICT;

    CREATE TABLE modelVersion (
      id TEXT PRIMARY KEY, modelId TEXT NOT NULL REFERENCES model (id), version INTEGER NOT NULL,
      sha256 TEXT NOT NULL, sizeBytes INTEGER NOT NULL, runId TEXT REFERENCES run (id),
      spec TEXT NOT NULL CHECK (json_valid(spec)),
      metrics TEXT NOT NULL CHECK (json_valid(metrics)),
      reference TEXT CHECK (reference IS NULL OR json_valid(reference)),
      source TEXT NOT NULL CHECK (json_valid(source)), threshold REAL,
      actorId TEXT NOT NULL, deviceId TEXT NOT NULL, createdAtMs INTEGER NOT NULL,
      UNIQUE (modelId, version)
    ) STRICT;

    -- A deployment is one move of an alias. Append-only: the newest row of an alias is where it points.
    CREATE TABLE aliasMove (
      id TEXT PRIMARY KEY, modelId TEXT NOT NULL REFERENCES model (id), alias TEXT NOT NULL, sequence INTEGER NOT NULL,
      modelVersionId TEXT NOT NULL REFERENCES modelVersion (id), previousVersionId TEXT REFERENCES modelVersion (id),
      threshold REAL, gate TEXT CHECK (gate IS NULL OR json_valid(gate)), reason TEXT,
      actorId TEXT NOT NULL, deviceId TEXT NOT NULL, movedAtMs INTEGER NOT NULL,
      UNIQUE (modelId, alias, sequence)
    ) STRICT;
  `,
};
