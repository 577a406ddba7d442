import type { Migration } from './migration.ts';

export const retraining: Migration = {
  version: 38,
  sql: `
    -- Why a retraining was begun, once for each reason: the id follows from the model's version and the trigger, so that
    -- all laptops of a project name it alike. One that another laptop began is known here and not begun again.
    CREATE TABLE retrainingFiring (
      id TEXT PRIMARY KEY, projectId TEXT NOT NULL REFERENCES project (id), pipeline TEXT NOT NULL,
      firing TEXT NOT NULL CHECK (json_valid(firing)), deviceId TEXT NOT NULL, firedAtMs INTEGER NOT NULL
    ) STRICT, WITHOUT ROWID;
  `,
};
