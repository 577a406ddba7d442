import type { Migration } from './migration.ts';

/** What keeps data sets whole: checksums of what is stored, quality reports, tombstones, and what the server has a copy of. */
export const dataCare: Migration = {
  version: 10,
  sql: `
    -- CRC-32 of the stored bytes, which also hold bits that no value needs. Null for a chunk from before.
    ALTER TABLE chunk ADD COLUMN checksum INTEGER;
    -- sha256 over what a version's row says (version-seal.ts). Null for a version from before, until the home is opened.
    ALTER TABLE datasetVersion ADD COLUMN seal TEXT;

    -- Computed when first asked for, and again when the method is another.
    CREATE TABLE qualityReport (
      versionId TEXT PRIMARY KEY REFERENCES datasetVersion (id), method INTEGER NOT NULL,
      report TEXT NOT NULL CHECK (json_valid(report)), computedAtMs INTEGER NOT NULL
    ) STRICT;

    -- The version's row stays, with its digest and profile; its chunks are named here only, by their hashes.
    CREATE TABLE deletedVersion (
      versionId TEXT PRIMARY KEY REFERENCES datasetVersion (id),
      manifest TEXT NOT NULL CHECK (json_valid(manifest)),
      actorId TEXT NOT NULL, deviceId TEXT NOT NULL, deletedAtMs INTEGER NOT NULL
    ) STRICT;

    -- Chunks of which a server signed that it has them.
    CREATE TABLE sentChunk (
      serverId TEXT NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY (serverId, sha256)
    ) STRICT, WITHOUT ROWID;

    -- Who depends on a version is looked up before it is deleted.
    CREATE INDEX datasetVersionByBase ON datasetVersion (baseVersionId);
    CREATE INDEX runByDataset ON run (datasetVersionId);
    CREATE INDEX predictionWindowByDataset ON predictionWindow (datasetVersionId);
  `,
};
