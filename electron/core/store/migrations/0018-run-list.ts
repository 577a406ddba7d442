import type { Migration } from './migration.ts';

export const runList: Migration = {
  version: 18,
  sql: `
    -- All that a list of runs is narrowed by, so that no run's long outcome is read to count them.
    DROP INDEX runByTime;
    CREATE INDEX runByTime ON run (projectId, startedAtMs, status, target, algorithm, modelName, datasetVersionId);

    -- What it is sorted by. A query must write the expression as it stands here to use the index.
    CREATE INDEX runByName ON run (projectId, modelName);
    CREATE INDEX runByArea ON run (projectId, outcome ->> '$.metrics.auc');
    CREATE INDEX runBySensitivity ON run (projectId, outcome ->> '$.metrics.sensitivity');
    CREATE INDEX runBySpecificity ON run (projectId, outcome ->> '$.metrics.specificity');
    CREATE INDEX runByAccuracy ON run (projectId, outcome ->> '$.metrics.accuracy');
    CREATE INDEX runByError ON run (projectId, outcome ->> '$.metrics.mae');
  `,
};
