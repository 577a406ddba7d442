import type { Migration } from './migration.ts';

/** What capture promises: edits that fork and are settled, drafts, subjects that turn out to be one, written rules. */
export const capture: Migration = {
  version: 13,
  sql: `
    -- Every event that an event builds on: one for an edit, more where it settles a fork. What is named here is replaced.
    CREATE TABLE recordEventBase (
      baseEventId TEXT NOT NULL REFERENCES recordEvent (id), eventId TEXT NOT NULL REFERENCES recordEvent (id),
      PRIMARY KEY (baseEventId, eventId)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX recordEventBaseByEvent ON recordEventBase (eventId);
    INSERT INTO recordEventBase SELECT baseEventId, id FROM recordEvent WHERE baseEventId IS NOT NULL;
    DROP INDEX recordEventByBase;

    -- A visit being typed. All that was typed is sealed under the draft's own key, which goes with its row.
    CREATE TABLE draft (
      id TEXT PRIMARY KEY, projectId TEXT NOT NULL REFERENCES project (id), key BLOB NOT NULL, sealed BLOB NOT NULL,
      actorId TEXT NOT NULL, deviceId TEXT NOT NULL, startedAtMs INTEGER NOT NULL, savedAtMs INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX draftByTime ON draft (projectId, savedAtMs);

    -- Append-only. A split names the merges that it takes back; it may come before them, so no foreign key holds them.
    CREATE TABLE subjectMerge (
      id TEXT PRIMARY KEY, projectId TEXT NOT NULL REFERENCES project (id),
      subjectId TEXT NOT NULL REFERENCES subject (id), intoId TEXT NOT NULL REFERENCES subject (id),
      actorId TEXT NOT NULL, deviceId TEXT NOT NULL, mergedAtMs INTEGER NOT NULL, CHECK (subjectId <> intoId)
    ) STRICT;
    CREATE INDEX subjectMergeBySubject ON subjectMerge (subjectId);
    CREATE INDEX subjectMergeByTarget ON subjectMerge (intoId);
    CREATE TABLE subjectSplit (
      mergeId TEXT NOT NULL, splitId TEXT NOT NULL, projectId TEXT NOT NULL REFERENCES project (id),
      actorId TEXT NOT NULL, deviceId TEXT NOT NULL, splitAtMs INTEGER NOT NULL,
      PRIMARY KEY (mergeId, splitId)
    ) STRICT, WITHOUT ROWID;

    -- What the project's written rule said of an event when no model decided.
    CREATE TABLE ruleDecision (
      recordEventId TEXT PRIMARY KEY REFERENCES recordEvent (id),
      decision TEXT NOT NULL CHECK (json_valid(decision)), shown INTEGER NOT NULL CHECK (shown IN (0, 1))
    ) STRICT, WITHOUT ROWID;
  `,
};
