import type { Migration } from './migration.ts';

export const guards: Migration = {
  version: 34,
  sql: `
    -- What a project does where a value looks wrong; the last by the clock holds on every laptop. Append-only.
    CREATE TABLE guardPolicy (
      id TEXT PRIMARY KEY, projectId TEXT NOT NULL REFERENCES project (id),
      policy TEXT NOT NULL CHECK (json_valid(policy)), actorId TEXT NOT NULL, deviceId TEXT NOT NULL,
      declaredAtMs INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX guardPolicyByProject ON guardPolicy (projectId, declaredAtMs, id);

    -- Which guards fired, by column. The index holds those predictions alone, so that counting reads no others.
    ALTER TABLE prediction ADD COLUMN guards TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(guards));
    CREATE INDEX predictionGuarded ON prediction (projectId, scoredAtMs) WHERE guards <> '[]';
  `,
};
