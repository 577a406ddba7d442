import { z } from 'zod';
import { Column } from '../../../shared/column.ts';
import { Output } from '../../../shared/model.ts';
import type { Profile } from '../../../shared/profile.ts';
import type { ReadableDb, Row, WritableDb } from './open-database.ts';
import { RecordValues } from './records.ts';
import { packProfile, unpackProfile } from './stored-profile.ts';

/** A day since 1970-01-01 (UTC) at a site; '' where no site is known. */
export type DayAndSite = { readonly day: number; readonly site: string };

/** A record as it stands now, with the newest answer of each model version to it as it stands. */
export type ProfiledRecord = {
  readonly id: string;
  readonly values: RecordValues;
  /** When it was first captured, in UTC milliseconds, put right by what the laptop knew of its clock. */
  readonly capturedAtMs: number;
  readonly answers: readonly { readonly modelVersionId: string; readonly output: Output }[];
  /** Whose profiles count it already. */
  readonly counted: DayAndSite | null;
};

const RECORDS = `
  SELECT record.id, event."values", counted.day, counted.site,
         record.createdAtMs + coalesce((SELECT first.clockBehindMs FROM recordEvent AS first
           WHERE first.recordId = record.id ORDER BY first.rowid LIMIT 1), 0) AS capturedAtMs,
         (SELECT json_group_object(modelVersionId, json(output)) FROM (
           SELECT modelVersionId, output FROM prediction WHERE recordEventId = event.id ORDER BY scoredAtMs, rowid)) AS answers
  FROM asked JOIN record ON record.id = asked.recordId
  JOIN recordEvent AS event ON event.rowid = (
    SELECT head.rowid FROM recordEvent AS head WHERE head.recordId = record.id
      AND NOT EXISTS (SELECT 1 FROM recordEventBase AS later WHERE later.baseEventId = head.id)
    ORDER BY head.capturedAtMs DESC, head.id DESC LIMIT 1)
  LEFT JOIN profiledRecord AS counted ON counted.recordId = record.id`;

const Answers = z.record(z.string(), Output);

function recordOf(row: Row): ProfiledRecord {
  const answers = Answers.parse(JSON.parse(String(row['answers'])));
  return {
    id: String(row['id']),
    values: RecordValues.parse(JSON.parse(String(row['values']))),
    capturedAtMs: Number(row['capturedAtMs']),
    answers: Object.entries(answers).map(([modelVersionId, output]) => ({ modelVersionId, output })),
    counted: row['day'] === null ? null : { day: Number(row['day']), site: String(row['site']) },
  };
}

/** Some of a project's records that its profiles of days do not show as they are now. */
export const recordsToProfile = (db: ReadableDb, projectId: string, limit: number): readonly ProfiledRecord[] =>
  db
    .all(
      `WITH asked AS MATERIALIZED (
         SELECT recordId FROM recordToProfile JOIN record ON record.id = recordId WHERE record.projectId = ? LIMIT ?)
       ${RECORDS}`,
      projectId,
      limit,
    )
    .map(recordOf);

/** All records that a day and site count. */
export const recordsOfDay = (db: ReadableDb, projectId: string, { day, site }: DayAndSite): readonly ProfiledRecord[] =>
  db
    .all(
      `WITH asked AS (SELECT recordId FROM profiledRecord WHERE projectId = ? AND day = ? AND site = ?) ${RECORDS}`,
      projectId,
      day,
      site,
    )
    .map(recordOf);

/** The site of every record that the profiles count, by the record's id. */
export const recordSites = (db: ReadableDb, projectId: string): ReadonlyMap<string, string> =>
  new Map(
    db
      .all('SELECT recordId, site FROM profiledRecord WHERE projectId = ?', projectId)
      .map((row) => [String(row['recordId']), String(row['site'])]),
  );

/** Says whose profiles count a record now, and that they do. */
export function markProfiled(db: WritableDb, projectId: string, recordId: string, { day, site }: DayAndSite): void {
  db.run('INSERT OR REPLACE INTO profiledRecord VALUES (:recordId, :projectId, :day, :site)', {
    recordId,
    projectId,
    day,
    site,
  });
  db.run('DELETE FROM recordToProfile WHERE recordId = :recordId', { recordId });
}

export type DayProfile = DayAndSite & { readonly profile: Profile };

/** What came of one source from `fromDay` to `untilDay`, both included, by day and site. */
export const dayProfiles = (
  db: ReadableDb,
  projectId: string,
  { source, fromDay, untilDay }: { readonly source: string; readonly fromDay: number; readonly untilDay: number },
): readonly DayProfile[] =>
  db
    .all(
      'SELECT * FROM dayProfile WHERE projectId = ? AND source = ? AND day BETWEEN ? AND ? ORDER BY day, site',
      projectId,
      source,
      fromDay,
      untilDay,
    )
    .map((row) => ({
      day: Number(row['day']),
      site: String(row['site']),
      profile: unpackProfile(String(row['profile'])),
    }));

/** The profiles of one day and site, by source. */
export const profilesOfDay = (
  db: ReadableDb,
  projectId: string,
  { day, site }: DayAndSite,
): ReadonlyMap<string, Profile> =>
  new Map(
    db
      .all('SELECT source, profile FROM dayProfile WHERE projectId = ? AND day = ? AND site = ?', projectId, day, site)
      .map((row) => [String(row['source']), unpackProfile(String(row['profile']))]),
  );

export function putDayProfiles(
  db: WritableDb,
  projectId: string,
  { day, site }: DayAndSite,
  bySource: ReadonlyMap<string, Profile>,
): void {
  db.run('DELETE FROM dayProfile WHERE projectId = :projectId AND day = :day AND site = :site', {
    projectId,
    day,
    site,
  });
  for (const [source, profile] of bySource) {
    db.run('INSERT INTO dayProfile VALUES (:projectId, :source, :day, :site, :profile)', {
      projectId,
      source,
      day,
      site,
      profile: packProfile(profile),
    });
  }
}

const StoredColumns = z.array(Column);

/** The columns that a project's profiles of days hold; none where there are no profiles yet. */
export function profiledColumns(db: ReadableDb, projectId: string): readonly Column[] {
  const text = db.value<string>('SELECT columns FROM profiledColumns WHERE projectId = ?', projectId);
  return text === null ? [] : StoredColumns.parse(JSON.parse(text));
}

/** From now on the profiles hold other columns: all of them are to be made anew. */
export function profileOtherColumns(db: WritableDb, projectId: string, columns: readonly Column[]): void {
  db.run('INSERT OR REPLACE INTO profiledColumns VALUES (:projectId, :columns)', {
    projectId,
    columns: JSON.stringify(columns),
  });
  db.run('DELETE FROM dayProfile WHERE projectId = :projectId', { projectId });
  db.run('DELETE FROM profiledRecord WHERE projectId = :projectId', { projectId });
  db.run('INSERT OR IGNORE INTO recordToProfile SELECT id FROM record WHERE projectId = :projectId', { projectId });
}
