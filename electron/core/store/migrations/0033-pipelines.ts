import type { Migration } from './migration.ts';

export const pipelines: Migration = {
  version: 33,
  sql: `
    -- Pipelines that a project keeps on this laptop, as their files were read last. lastSlot is the last moment of the
    -- schedule that was seen to.
    CREATE TABLE pipeline (
      projectId TEXT NOT NULL REFERENCES project (id), name TEXT NOT NULL,
      declaration TEXT NOT NULL CHECK (json_valid(declaration)), path TEXT, folder TEXT NOT NULL,
      isOn INTEGER NOT NULL CHECK (isOn IN (0, 1)), lastSlot TEXT,
      actorId TEXT NOT NULL, deviceId TEXT NOT NULL, declaredAtMs INTEGER NOT NULL,
      PRIMARY KEY (projectId, name)
    ) STRICT, WITHOUT ROWID;

    -- A run keeps what its pipeline said when it began. onceKey is that of the moment or the trigger that it is for.
    CREATE TABLE pipelineRun (
      id TEXT PRIMARY KEY, projectId TEXT NOT NULL REFERENCES project (id), pipeline TEXT NOT NULL,
      declaration TEXT NOT NULL CHECK (json_valid(declaration)), folder TEXT NOT NULL,
      because TEXT NOT NULL CHECK (json_valid(because)), onceKey TEXT,
      status TEXT NOT NULL CHECK (status IN ('running', 'interrupted', 'waiting', 'finished', 'failed', 'cancelled')),
      actorId TEXT NOT NULL, deviceId TEXT NOT NULL, startedAtMs INTEGER NOT NULL, endedAtMs INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX pipelineRunOnce ON pipelineRun (projectId, onceKey) WHERE onceKey IS NOT NULL;
    CREATE INDEX pipelineRunByTime ON pipelineRun (projectId, startedAtMs);

    CREATE TABLE pipelineStep (
      runId TEXT NOT NULL REFERENCES pipelineRun (id), ordinal INTEGER NOT NULL, id TEXT NOT NULL,
      state TEXT NOT NULL CHECK (
        state IN ('pending', 'running', 'done', 'skipped', 'waiting', 'declined', 'failed', 'blocked')
      ),
      attempts INTEGER NOT NULL DEFAULT 0, contentKey TEXT,
      output TEXT CHECK (output IS NULL OR json_valid(output)), error TEXT CHECK (error IS NULL OR json_valid(error)),
      decision TEXT CHECK (decision IS NULL OR json_valid(decision)), startedAtMs INTEGER, endedAtMs INTEGER,
      PRIMARY KEY (runId, id)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX pipelineStepByContent ON pipelineStep (contentKey) WHERE contentKey IS NOT NULL;

    CREATE TABLE pipelineLine (
      sequence INTEGER PRIMARY KEY, runId TEXT NOT NULL REFERENCES pipelineRun (id), stepId TEXT NOT NULL,
      atMs INTEGER NOT NULL, kind TEXT NOT NULL, "values" TEXT NOT NULL CHECK (json_valid("values"))
    ) STRICT;
    CREATE INDEX pipelineLineByStep ON pipelineLine (runId, stepId, sequence);

    -- What a step made or changed, written in the transaction that did: what a killed step had done already is known.
    CREATE TABLE pipelineEffect (
      runId TEXT NOT NULL REFERENCES pipelineRun (id), stepId TEXT NOT NULL, sequence INTEGER NOT NULL,
      entityKind TEXT NOT NULL, entityId TEXT NOT NULL,
      PRIMARY KEY (runId, stepId, entityKind, entityId)
    ) STRICT, WITHOUT ROWID;
  `,
};
