import type { Migration } from './migration.ts';

export const runBases: Migration = {
  version: 28,
  sql: `
    -- The version that a run goes on from, and whether what it knew can be measured again; null for one that begins anew.
    ALTER TABLE run ADD COLUMN base TEXT CHECK (base IS NULL OR json_valid(base));
  `,
};
