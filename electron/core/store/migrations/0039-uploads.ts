import type { Migration } from './migration.ts';

export const uploads: Migration = {
  version: 39,
  sql: `
    -- Where the server takes a part in pieces: known before the first byte goes, so that it is never begun again.
    CREATE TABLE partUpload (
      serverId TEXT NOT NULL, kind TEXT NOT NULL, sha256 TEXT NOT NULL, path TEXT NOT NULL, token TEXT NOT NULL,
      PRIMARY KEY (serverId, kind, sha256)
    ) STRICT, WITHOUT ROWID;
    -- Files of models that a server has signed for.
    CREATE TABLE sentModel (
      serverId TEXT NOT NULL, sha256 TEXT NOT NULL, PRIMARY KEY (serverId, sha256)
    ) STRICT, WITHOUT ROWID;
  `,
};
