import type { Migration } from './migration.ts';

export const hotQueries: Migration = {
  version: 8,
  sql: `
    -- A lease lives as long as the process that took it; whoever opens the home next forgets it.
    ALTER TABLE lease DROP COLUMN expiresAtMs;

    -- Deleting a chunk looks here for who still names it.
    CREATE INDEX leasedChunkByHash ON leasedChunk (sha256);
    -- Whether an event was edited since is asked for every prediction that Today and the review list count.
    CREATE INDEX recordEventByBase ON recordEvent (baseEventId);
    CREATE INDEX predictionByModel ON prediction (modelVersionId, scoredAtMs);
    CREATE INDEX predictionWindowByTime ON predictionWindow (projectId, scoredAtMs);
    CREATE INDEX labelByProject ON label (projectId, predictionId);
  `,
};
