import { CardRevision } from '../../../shared/model-card.ts';
import type { ReadableDb, Row, WritableDb } from './open-database.ts';

export function insertCardRevision(db: WritableDb, projectId: string, { text, ...revision }: CardRevision): void {
  db.run(
    `INSERT INTO cardRevision (id, projectId, modelName, place, text, actorId, actorName, deviceId, writtenAtMs)
     VALUES (:id, :projectId, :modelName, :place, :text, :actorId, :actorName, :deviceId, :writtenAtMs)`,
    { ...revision, projectId, text: JSON.stringify(text) },
  );
}

export const hasCardRevision = (db: ReadableDb, id: string): boolean =>
  db.value<string>('SELECT id FROM cardRevision WHERE id = ?', id) !== null;

/** All that was written on the cards of a project's models, in the order in which it came here. */
export const cardRevisionsOfProject = (db: ReadableDb, projectId: string): readonly CardRevision[] =>
  db.all('SELECT * FROM cardRevision WHERE projectId = ? ORDER BY rowid', projectId).map(revisionOf);

/** What the card of a model has said, the newest first: where two laptops wrote at once, the same one wins everywhere. */
export const cardRevisions = (db: ReadableDb, projectId: string, modelName: string): readonly CardRevision[] =>
  db
    .all(
      'SELECT * FROM cardRevision WHERE projectId = ? AND modelName = ? ORDER BY place DESC, id DESC',
      projectId,
      modelName,
    )
    .map(revisionOf);

const revisionOf = (row: Row): CardRevision =>
  CardRevision.parse({ ...row, text: JSON.parse(String(row['text'])) as unknown });
