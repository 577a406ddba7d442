import type { Migration } from './migration.ts';

export const networkBudgets: Migration = {
  version: 36,
  sql: `
    -- What a person said of a network, by the hash of its adapters and their subnets. bytesPerDay null: no limit.
    CREATE TABLE networkLimit (
      network TEXT PRIMARY KEY, kind TEXT NOT NULL CHECK (kind IN ('unknown', 'metered', 'unmetered')),
      bytesPerDay INTEGER
    ) STRICT;
    -- Bytes both ways that went over a network, by day (UTC).
    CREATE TABLE networkUse (
      network TEXT NOT NULL, day TEXT NOT NULL, bytes INTEGER NOT NULL, PRIMARY KEY (network, day)
    ) STRICT, WITHOUT ROWID;
  `,
};
