import type { Migration } from './migration.ts';

export const endpointRequests: Migration = {
  version: 29,
  sql: `
    -- What programs on this laptop asked the endpoint: never what they sent. Old ones go (endpoint-requests.ts).
    CREATE TABLE endpointRequest (
      id TEXT PRIMARY KEY, projectId TEXT NOT NULL REFERENCES project (id), atMs INTEGER NOT NULL,
      protocol TEXT NOT NULL CHECK (protocol IN ('inference', 'invocations')),
      modelVersionId TEXT REFERENCES modelVersion (id), "rows" INTEGER NOT NULL, durationMs REAL NOT NULL,
      status INTEGER NOT NULL, caller TEXT NOT NULL, errorCode TEXT,
      predictionIds TEXT NOT NULL CHECK (json_valid(predictionIds))
    ) STRICT;
    CREATE INDEX endpointRequestByTime ON endpointRequest (projectId, atMs);
  `,
};
