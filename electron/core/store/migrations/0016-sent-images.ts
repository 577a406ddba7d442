import type { Migration } from './migration.ts';

export const sentImages: Migration = {
  version: 16,
  sql: `
    -- Images of data sets of which a server signed that it has them.
    CREATE TABLE sentImage (
      serverId TEXT NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY (serverId, sha256)
    ) STRICT, WITHOUT ROWID;
  `,
};
