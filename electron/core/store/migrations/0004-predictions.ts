import type { Migration } from './migration.ts';

export const predictions: Migration = {
  version: 4,
  sql: `
    -- A batch: its predictions are column chunks; a single one is window id, colon, row.
    CREATE TABLE predictionWindow (
      id TEXT PRIMARY KEY, projectId TEXT NOT NULL REFERENCES project (id),
      modelVersionId TEXT NOT NULL REFERENCES modelVersion (id), deploymentId TEXT REFERENCES aliasMove (id),
      datasetVersionId TEXT NOT NULL REFERENCES datasetVersion (id), "rows" INTEGER NOT NULL, threshold REAL,
      columns TEXT NOT NULL CHECK (json_valid(columns)),
      profile TEXT NOT NULL CHECK (json_valid(profile)),
      metrics TEXT CHECK (metrics IS NULL OR json_valid(metrics)),
      actorId TEXT NOT NULL, deviceId TEXT NOT NULL, scoredAtMs INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX predictionWindowByModel ON predictionWindow (modelVersionId, scoredAtMs);

    CREATE TABLE windowChunk (
      windowId TEXT NOT NULL REFERENCES predictionWindow (id), columnIndex INTEGER NOT NULL, ordinal INTEGER NOT NULL,
      sha256 TEXT NOT NULL REFERENCES chunk (sha256), firstRow INTEGER NOT NULL, "rows" INTEGER NOT NULL,
      PRIMARY KEY (windowId, columnIndex, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX windowChunkByHash ON windowChunk (sha256);

    CREATE TABLE prediction (
      id TEXT PRIMARY KEY, projectId TEXT NOT NULL REFERENCES project (id),
      modelVersionId TEXT NOT NULL REFERENCES modelVersion (id), deploymentId TEXT REFERENCES aliasMove (id),
      recordEventId TEXT REFERENCES recordEvent (id),
      input TEXT NOT NULL CHECK (json_valid(input)), output TEXT NOT NULL CHECK (json_valid(output)),
      outside TEXT NOT NULL CHECK (json_valid(outside)), threshold REAL,
      shown INTEGER NOT NULL CHECK (shown IN (0, 1)),
      actorId TEXT NOT NULL, deviceId TEXT NOT NULL, scoredAtMs INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX predictionByTime ON prediction (projectId, scoredAtMs);
    CREATE INDEX predictionByEvent ON prediction (recordEventId);

    -- predictionId is a prediction's id or window:row, so no foreign key can hold it.
    CREATE TABLE label (
      id TEXT PRIMARY KEY, projectId TEXT NOT NULL REFERENCES project (id), predictionId TEXT NOT NULL,
      actorId TEXT NOT NULL, deviceId TEXT NOT NULL, revision INTEGER NOT NULL,
      answer TEXT NOT NULL CHECK (json_valid(answer)),
      predictionShown INTEGER NOT NULL CHECK (predictionShown IN (0, 1)), answeredAtMs INTEGER NOT NULL,
      UNIQUE (predictionId, actorId, revision)
    ) STRICT;

    CREATE TABLE alert (
      id TEXT PRIMARY KEY, projectId TEXT NOT NULL REFERENCES project (id), dedupeKey TEXT NOT NULL,
      modelVersionId TEXT NOT NULL REFERENCES modelVersion (id),
      finding TEXT NOT NULL CHECK (json_valid(finding)), raisedAtMs INTEGER NOT NULL,
      acknowledgedAtMs INTEGER, acknowledgedBy TEXT, reason TEXT,
      UNIQUE (projectId, dedupeKey)
    ) STRICT;
  `,
};
