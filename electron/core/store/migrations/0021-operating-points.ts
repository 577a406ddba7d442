import type { Migration } from './migration.ts';

export const operatingPoints: Migration = {
  version: 21,
  sql: `
    -- What the deployment's limit was chosen by, whom it leaves to a person, and the limits of sites; threshold stays the
    -- limit of every other site.
    ALTER TABLE aliasMove ADD COLUMN operatingPoint TEXT CHECK (operatingPoint IS NULL OR json_valid(operatingPoint));
    ALTER TABLE prediction ADD COLUMN unsure INTEGER NOT NULL DEFAULT 0 CHECK (unsure IN (0, 1));
  `,
};
