import type { Migration } from './migration.ts';

export const images: Migration = {
  version: 11,
  sql: `
    -- Blobs that columns of type image name. A version holds those in the chunks of such a column.
    CREATE TABLE image (sha256 TEXT PRIMARY KEY, sizeBytes INTEGER NOT NULL) STRICT, WITHOUT ROWID;
  `,
};
