import type { Migration } from './migration.ts';

export const modelTests: Migration = {
  version: 30,
  sql: `
    -- What a project asks of a model's versions; the last by the clock holds on every laptop. Append-only.
    CREATE TABLE testSuite (
      id TEXT PRIMARY KEY, projectId TEXT NOT NULL REFERENCES project (id), modelName TEXT NOT NULL,
      suite TEXT NOT NULL CHECK (json_valid(suite)), actorId TEXT NOT NULL, deviceId TEXT NOT NULL,
      declaredAtMs INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX testSuiteByModel ON testSuite (projectId, modelName, declaredAtMs, id);

    -- One run of a suite over one version. Append-only.
    CREATE TABLE testReport (
      id TEXT PRIMARY KEY, projectId TEXT NOT NULL REFERENCES project (id),
      modelVersionId TEXT NOT NULL REFERENCES modelVersion (id), basis TEXT NOT NULL,
      report TEXT NOT NULL CHECK (json_valid(report)), actorId TEXT NOT NULL, deviceId TEXT NOT NULL,
      testedAtMs INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX testReportByVersion ON testReport (modelVersionId, testedAtMs);

    -- What a run answered to the rows that it held out: int32 row numbers of its data set version, and row-major float32
    -- answers in the order of the classes, both little-endian. Stays on the laptop.
    CREATE TABLE heldOutAnswers (
      runId TEXT PRIMARY KEY REFERENCES run (id), rowNumbers BLOB NOT NULL, outputs BLOB NOT NULL
    ) STRICT;

    -- Who put a version in use against the gate, why, and with which signature; null where the gate let it pass.
    ALTER TABLE aliasMove ADD COLUMN gateOverride TEXT CHECK (gateOverride IS NULL OR json_valid(gateOverride));
  `,
};
