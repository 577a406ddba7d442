import type { Migration } from './migration.ts';

/** Why an answer is empty stands beside a record's values; an alert knows the window it was seen in. */
export const reasons: Migration = {
  version: 7,
  sql: `
    ALTER TABLE recordEvent ADD COLUMN unmeasured TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(unmeasured));
    ALTER TABLE alert ADD COLUMN windowId TEXT REFERENCES predictionWindow (id);
  `,
};
