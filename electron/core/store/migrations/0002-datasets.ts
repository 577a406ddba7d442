import type { Migration } from './migration.ts';

export const datasets: Migration = {
  version: 2,
  sql: `
    -- Chunks are shared between versions by the hash of their canonical values; bytes are encoded (columns/chunk-codec.ts).
    CREATE TABLE chunk (sha256 TEXT PRIMARY KEY, bytes BLOB NOT NULL, "rows" INTEGER NOT NULL) STRICT;

    -- Written ahead and not yet part of a version: the sweep leaves alone what a living lease holds.
    CREATE TABLE lease (id TEXT PRIMARY KEY, purpose TEXT NOT NULL, expiresAtMs INTEGER NOT NULL) STRICT;
    CREATE TABLE leasedChunk (
      leaseId TEXT NOT NULL REFERENCES lease (id) ON DELETE CASCADE, sha256 TEXT NOT NULL REFERENCES chunk (sha256),
      PRIMARY KEY (leaseId, sha256)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE dataset (
      id TEXT PRIMARY KEY, projectId TEXT NOT NULL REFERENCES project (id), name TEXT NOT NULL,
      createdAtMs INTEGER NOT NULL, UNIQUE (projectId, name)
    ) STRICT;

    CREATE TABLE datasetVersion (
      id TEXT PRIMARY KEY, datasetId TEXT NOT NULL REFERENCES dataset (id), version INTEGER NOT NULL,
      baseVersionId TEXT REFERENCES datasetVersion (id),
      "rows" INTEGER NOT NULL, digest TEXT NOT NULL,
      columns TEXT NOT NULL CHECK (json_valid(columns)),
      profile TEXT NOT NULL CHECK (json_valid(profile)),
      source TEXT NOT NULL CHECK (json_valid(source)),
      actorId TEXT NOT NULL, deviceId TEXT NOT NULL, createdAtMs INTEGER NOT NULL,
      UNIQUE (datasetId, version)
    ) STRICT;

    CREATE TABLE versionChunk (
      versionId TEXT NOT NULL REFERENCES datasetVersion (id), columnIndex INTEGER NOT NULL, ordinal INTEGER NOT NULL,
      sha256 TEXT NOT NULL REFERENCES chunk (sha256), firstRow INTEGER NOT NULL, "rows" INTEGER NOT NULL,
      PRIMARY KEY (versionId, columnIndex, ordinal)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX versionChunkByHash ON versionChunk (sha256);
  `,
};
