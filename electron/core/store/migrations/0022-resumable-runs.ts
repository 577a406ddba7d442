import type { Migration } from './migration.ts';

export const resumableRuns: Migration = {
  version: 22,
  sql: `
    -- What was the status says how far a run came for good; what holds up one that has not ended comes before it.
    DROP INDEX runByTime;
    ALTER TABLE run RENAME COLUMN status TO stage;
    ALTER TABLE run ADD COLUMN held TEXT CHECK (held IN ('waiting', 'paused', 'interrupted'));
    ALTER TABLE run ADD COLUMN heldBecause TEXT;
    ALTER TABLE run ADD COLUMN status TEXT GENERATED ALWAYS AS (coalesce(held, stage)) VIRTUAL;
    CREATE INDEX runByTime ON run (projectId, startedAtMs, status, target, algorithm, modelName, datasetVersionId);

    -- Why somebody trained it, in their words; and of which run this one is to give the same bytes, and whether it did.
    ALTER TABLE run ADD COLUMN reason TEXT;
    ALTER TABLE run ADD COLUMN reproduces TEXT REFERENCES run (id);
    ALTER TABLE run ADD COLUMN reproduction TEXT CHECK (reproduction IS NULL OR json_valid(reproduction));

    -- States that a run can go on from; the bytes lie among the blobs. Written down before they are, so that none is
    -- left behind: savedAtMs is null until they are whole. Only this version of Fieldloop can go on from them.
    CREATE TABLE runCheckpoint (
      runId TEXT NOT NULL REFERENCES run (id), sha256 TEXT NOT NULL, sizeBytes INTEGER NOT NULL,
      version TEXT NOT NULL, spent TEXT NOT NULL CHECK (json_valid(spent)), savedAtMs INTEGER,
      PRIMARY KEY (runId, sha256)
    ) STRICT, WITHOUT ROWID;
  `,
};
