import type { Migration } from './migration.ts';

export const searchesAndCurves: Migration = {
  version: 23,
  sql: `
    -- A search for parameters. It makes no model: the training that follows is a run of its own, runId.
    CREATE TABLE parameterSearch (
      id TEXT PRIMARY KEY, projectId TEXT NOT NULL REFERENCES project (id),
      status TEXT NOT NULL CHECK (status IN ('running', 'finished', 'failed', 'stopped')),
      datasetVersionId TEXT NOT NULL REFERENCES datasetVersion (id), request TEXT NOT NULL CHECK (json_valid(request)),
      outcome TEXT CHECK (outcome IS NULL OR json_valid(outcome)), error TEXT CHECK (error IS NULL OR json_valid(error)),
      runId TEXT REFERENCES run (id),
      actorId TEXT NOT NULL, deviceId TEXT NOT NULL, startedAtMs INTEGER NOT NULL, endedAtMs INTEGER
    ) STRICT;
    CREATE INDEX parameterSearchByTime ON parameterSearch (projectId, startedAtMs);

    -- What was tried, as soon as it is known: a search that is cut keeps it. Trial 0 is the defaults.
    CREATE TABLE searchJudgement (
      searchId TEXT NOT NULL REFERENCES parameterSearch (id), sequence INTEGER NOT NULL,
      judgement TEXT NOT NULL CHECK (json_valid(judgement)), PRIMARY KEY (searchId, sequence)
    ) STRICT, WITHOUT ROWID;

    CREATE TABLE learningCurve (
      runId TEXT PRIMARY KEY REFERENCES run (id), curve TEXT NOT NULL CHECK (json_valid(curve)),
      actorId TEXT NOT NULL, deviceId TEXT NOT NULL, measuredAtMs INTEGER NOT NULL
    ) STRICT;
  `,
};
