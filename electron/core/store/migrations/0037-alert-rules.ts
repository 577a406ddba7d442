import type { Migration } from './migration.ts';

export const alertRules: Migration = {
  version: 37,
  sql: `
    -- How a project is told of what is found; without a row by default.
    CREATE TABLE alertRules (
      projectId TEXT PRIMARY KEY REFERENCES project (id), rules TEXT NOT NULL CHECK (json_valid(rules)),
      actorId TEXT NOT NULL, deviceId TEXT NOT NULL, setAtMs INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;

    -- What happened to an alert after it was raised. Append-only. Without an actor the laptop did it by itself.
    CREATE TABLE alertEvent (
      sequence INTEGER PRIMARY KEY, alertId TEXT NOT NULL REFERENCES alert (id),
      kind TEXT NOT NULL CHECK (kind IN ('told', 'snoozed')), actorId TEXT, reason TEXT, untilMs INTEGER,
      atMs INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX alertEventByAlert ON alertEvent (alertId, sequence);

    -- What was found in a window when somebody or the laptop looked at it last.
    CREATE TABLE windowVerdict (
      windowId TEXT PRIMARY KEY REFERENCES predictionWindow (id), isDrift INTEGER NOT NULL CHECK (isDrift IN (0, 1)),
      "rows" INTEGER NOT NULL, finding TEXT NOT NULL CHECK (json_valid(finding)), lookedAtMs INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
