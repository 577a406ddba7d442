import type { Migration } from './migration.ts';

/** Why a model answered as it did, as it was shown; null where it could not be said. */
export const explanations: Migration = {
  version: 20,
  sql: `
    ALTER TABLE prediction ADD COLUMN explanation TEXT CHECK (explanation IS NULL OR json_valid(explanation));
  `,
};
