import type { Migration } from './migration.ts';

export const lanes: Migration = {
  version: 35,
  sql: `
    -- What waits without a place yet, by the entity whose order must be kept: asked for each row of a batch.
    CREATE INDEX outboxByLane ON outbox (projectId, lane, id) WHERE state = 'waiting' AND mutationId IS NULL;
    -- What goes next, and what has a place, without reading all that was ever sent.
    CREATE INDEX outboxNext ON outbox (priority, id) WHERE state = 'waiting' AND mutationId IS NULL;
    CREATE INDEX outboxPlaced ON outbox (mutationId) WHERE state IN ('waiting', 'sending') AND mutationId IS NOT NULL;
  `,
};
