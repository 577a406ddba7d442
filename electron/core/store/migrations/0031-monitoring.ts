import type { Migration } from './migration.ts';

export const monitoring: Migration = {
  version: 31,
  sql: `
    -- Records that the profiles of days do not show as they are now. Triggers, because records come and change by many ways.
    CREATE TABLE recordToProfile (recordId TEXT PRIMARY KEY REFERENCES record (id)) STRICT, WITHOUT ROWID;
    CREATE TRIGGER recordEventToProfile AFTER INSERT ON recordEvent BEGIN
      INSERT OR IGNORE INTO recordToProfile VALUES (NEW.recordId);
    END;
    CREATE TRIGGER changedEventToProfile AFTER UPDATE OF "values" ON recordEvent BEGIN
      INSERT OR IGNORE INTO recordToProfile VALUES (NEW.recordId);
    END;
    CREATE TRIGGER predictionToProfile AFTER INSERT ON prediction WHEN NEW.recordEventId IS NOT NULL BEGIN
      INSERT OR IGNORE INTO recordToProfile SELECT recordId FROM recordEvent WHERE id = NEW.recordEventId;
    END;
    INSERT INTO recordToProfile SELECT id FROM record;

    -- The day and the site whose profiles count a record.
    CREATE TABLE profiledRecord (
      recordId TEXT PRIMARY KEY REFERENCES record (id), projectId TEXT NOT NULL, day INTEGER NOT NULL, site TEXT NOT NULL
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX profiledRecordByDay ON profiledRecord (projectId, day, site);

    -- What came of a day (since 1970-01-01, UTC) and site: of what was captured (source '') or a model version's answers
    -- (its id). Kept up from arrivals; made anew from the records of one day and site where one of them changed.
    CREATE TABLE dayProfile (
      projectId TEXT NOT NULL REFERENCES project (id), source TEXT NOT NULL, day INTEGER NOT NULL, site TEXT NOT NULL,
      profile TEXT NOT NULL CHECK (json_valid(profile)), PRIMARY KEY (projectId, source, day, site)
    ) STRICT;

    -- The columns that a project's day profiles hold; others mean making them anew.
    CREATE TABLE profiledColumns (
      projectId TEXT PRIMARY KEY REFERENCES project (id), columns TEXT NOT NULL CHECK (json_valid(columns))
    ) STRICT, WITHOUT ROWID;

    -- Looks for drift and the chance of a false alarm that each spent. Append-only, or looks would be free.
    CREATE TABLE driftLook (
      id TEXT PRIMARY KEY, projectId TEXT NOT NULL REFERENCES project (id),
      modelVersionId TEXT NOT NULL REFERENCES modelVersion (id), day INTEGER NOT NULL, periodStartDay INTEGER NOT NULL,
      level REAL NOT NULL, look TEXT NOT NULL CHECK (json_valid(look)), lookedAtMs INTEGER NOT NULL,
      UNIQUE (modelVersionId, day)
    ) STRICT;
    CREATE TRIGGER driftLookFixed BEFORE UPDATE ON driftLook
      BEGIN SELECT raise(ABORT, 'looks for drift are append-only'); END;
    CREATE TRIGGER driftLookKept BEFORE DELETE ON driftLook
      BEGIN SELECT raise(ABORT, 'looks for drift are append-only'); END;
  `,
};
