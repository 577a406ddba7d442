import { type Judgement, ParameterSearch, type SearchOutcome, type SearchRequest } from '../../../shared/search.ts';
import type { ReadableDb, Row, WritableDb } from './open-database.ts';

const SEARCHES = `
  SELECT search.*, dataset.name || '@' || version.version AS datasetRef, coalesce(actor.name, search.actorId) AS actorName
  FROM parameterSearch AS search JOIN datasetVersion AS version ON version.id = search.datasetVersionId
  JOIN dataset ON dataset.id = version.datasetId
  LEFT JOIN actor ON actor.id = search.actorId`;

const parsedOrNull = (text: unknown): unknown => (text === null ? null : JSON.parse(String(text)));

const searchOf = (db: ReadableDb, row: Row): ParameterSearch =>
  ParameterSearch.parse({
    ...row,
    request: parsedOrNull(row['request']),
    outcome: parsedOrNull(row['outcome']),
    error: parsedOrNull(row['error']),
    judgements: db
      .all('SELECT judgement FROM searchJudgement WHERE searchId = ? ORDER BY sequence', String(row['id']))
      .map(({ judgement }) => parsedOrNull(judgement)),
  });

/** A project's searches, the newest first; `runId` asks for those that a run came of. */
export const newestSearches = (
  db: ReadableDb,
  projectId: string,
  { runId, limit }: { readonly runId: string | null; readonly limit: number },
): readonly ParameterSearch[] =>
  db
    .all(
      `${SEARCHES} WHERE search.projectId = ? AND (? IS NULL OR search.runId = ?)
       ORDER BY search.startedAtMs DESC, search.rowid DESC LIMIT ?`,
      projectId,
      runId,
      runId,
      limit,
    )
    .map((row) => searchOf(db, row));

export function findSearch(db: ReadableDb, projectId: string, id: string): ParameterSearch | null {
  const row = db.first(`${SEARCHES} WHERE search.projectId = ? AND search.id = ?`, projectId, id);
  return row === null ? null : searchOf(db, row);
}

export type NewSearch = {
  readonly id: string;
  readonly projectId: string;
  readonly datasetVersionId: string;
  readonly request: SearchRequest;
  readonly actorId: string;
  readonly deviceId: string;
  readonly startedAtMs: number;
};

export function startSearch(db: WritableDb, search: NewSearch): void {
  db.run(
    `INSERT INTO parameterSearch (id, projectId, status, datasetVersionId, request, actorId, deviceId, startedAtMs)
     VALUES (:id, :projectId, 'running', :datasetVersionId, :request, :actorId, :deviceId, :startedAtMs)`,
    { ...search, request: JSON.stringify(search.request) },
  );
}

export function keepJudgement(db: WritableDb, searchId: string, judgement: Judgement): void {
  db.run(
    `INSERT INTO searchJudgement (searchId, sequence, judgement)
     SELECT :searchId, count(*), :judgement FROM searchJudgement WHERE searchId = :searchId`,
    { searchId, judgement: JSON.stringify(judgement) },
  );
}

export function finishSearch(db: WritableDb, id: string, outcome: SearchOutcome, endedAtMs: number): void {
  db.run("UPDATE parameterSearch SET status = 'finished', outcome = :outcome, endedAtMs = :endedAtMs WHERE id = :id", {
    id,
    outcome: JSON.stringify(outcome),
    endedAtMs,
  });
}

export function failSearch(
  db: WritableDb,
  id: string,
  { code, message }: { readonly code: string; readonly message: string },
  endedAtMs: number,
): void {
  db.run("UPDATE parameterSearch SET status = 'failed', error = :error, endedAtMs = :endedAtMs WHERE id = :id", {
    id,
    error: JSON.stringify({ code, message }),
    endedAtMs,
  });
}

/** Which run was trained with what a search found. */
export function linkSearch(db: WritableDb, projectId: string, id: string, runId: string): void {
  db.run('UPDATE parameterSearch SET runId = :runId WHERE id = :id AND projectId = :projectId', {
    id,
    projectId,
    runId,
  });
}

/** Ends the searches that a core was at when it was killed; what they had judged stays. */
export function stopSearches(db: WritableDb, endedAtMs: number): void {
  db.run("UPDATE parameterSearch SET status = 'stopped', endedAtMs = :endedAtMs WHERE status = 'running'", {
    endedAtMs,
  });
}
