import type { Migration } from './migration.ts';

export const shadowAndCanary: Migration = {
  version: 32,
  sql: `
    -- What the shadow says of a record of which the version in use gave advice. Nobody sees it with the record, and nothing
    -- that counts advice reads it: that is why it is no row of prediction. An answer that failed says why.
    CREATE TABLE shadowPrediction (
      id TEXT PRIMARY KEY, projectId TEXT NOT NULL REFERENCES project (id),
      predictionId TEXT NOT NULL REFERENCES prediction (id),
      modelVersionId TEXT NOT NULL REFERENCES modelVersion (id), deploymentId TEXT NOT NULL REFERENCES aliasMove (id),
      output TEXT CHECK (output IS NULL OR json_valid(output)), failure TEXT, threshold REAL,
      deviceId TEXT NOT NULL, scoredAtMs INTEGER NOT NULL,
      CHECK ((output IS NULL) <> (failure IS NULL)),
      UNIQUE (predictionId, modelVersionId)
    ) STRICT;
    CREATE INDEX shadowPredictionByVersion ON shadowPrediction (modelVersionId);

    -- How it went each time a deployment was asked about a record that was saved: how long it took, or why it failed.
    -- Without an answer there is no prediction to look at.
    CREATE TABLE servedAnswer (
      deploymentId TEXT NOT NULL REFERENCES aliasMove (id), recordEventId TEXT NOT NULL REFERENCES recordEvent (id),
      predictionId TEXT REFERENCES prediction (id), failure TEXT, tookMs REAL NOT NULL, askedAtMs INTEGER NOT NULL,
      CHECK ((predictionId IS NULL) <> (failure IS NULL)),
      PRIMARY KEY (deploymentId, recordEventId)
    ) STRICT, WITHOUT ROWID;

    CREATE INDEX predictionByDeployment ON prediction (deploymentId, scoredAtMs);

    -- Of a move of the alias canary: which records are its own.
    ALTER TABLE aliasMove ADD COLUMN canary TEXT CHECK (canary IS NULL OR json_valid(canary));
    -- Of a move that nobody made: the tripwire that tripped, and on what.
    ALTER TABLE aliasMove ADD COLUMN evidence TEXT CHECK (evidence IS NULL OR json_valid(evidence));
  `,
};
