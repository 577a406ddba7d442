import type { ReadableDb, WritableDb } from './open-database.ts';

/** Up to so many records have an edge each; more would stall the writer, and draw a graph that nobody can read. */
const MOST_EDGES = 1_000;
const IDS_PER_PART = 1_000;
const ID_BYTES = 16;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Ids in order, 16 bytes each. */
export type IdPart = { readonly firstId: string; readonly ids: Uint8Array };
/** What a version was frozen from: ids that have an edge each, and all others packed. */
export type FrozenIds = { readonly single: readonly string[]; readonly packed: readonly IdPart[] };

/** Packs the ids of many records; ids that are no UUIDs, as another laptop may give them, stay as they are. */
export function packIds(ids: readonly string[]): FrozenIds {
  if (ids.length <= MOST_EDGES) return { single: ids, packed: [] };
  const sorted = ids.filter((id) => UUID.test(id)).toSorted();
  const packed: IdPart[] = [];
  for (let first = 0; first < sorted.length; first += IDS_PER_PART) {
    const part = sorted.slice(first, first + IDS_PER_PART);
    packed.push({ firstId: part[0] ?? '', ids: Buffer.from(part.join('').replaceAll('-', ''), 'hex') });
  }
  return { single: ids.filter((id) => !UUID.test(id)), packed };
}

/** Stores packed ids under the node that stands for them. */
export function insertSelection(
  db: WritableDb,
  selection: { readonly id: string; readonly projectId: string; readonly versionId: string },
  packed: readonly IdPart[],
): void {
  db.run(
    `INSERT INTO recordSelection (id, projectId, versionId, "records") VALUES (:id, :projectId, :versionId, :records)`,
    { ...selection, records: countPacked(packed) },
  );
  for (const { firstId, ids } of packed) {
    db.run('INSERT INTO recordSelectionPart (selectionId, firstId, ids) VALUES (:id, :firstId, :ids)', {
      id: selection.id,
      firstId,
      ids,
    });
  }
}

export const countPacked = (packed: readonly IdPart[]): number =>
  packed.reduce((sum, { ids }) => sum + ids.length / ID_BYTES, 0);

/** Nodes that stand for many records, this one among them. */
export const selectionsWith = (db: ReadableDb, recordId: string): readonly string[] =>
  db
    .all(
      `SELECT selection.id, part.ids FROM recordSelection AS selection
       JOIN recordSelectionPart AS part ON part.rowid = (
         SELECT rowid FROM recordSelectionPart WHERE selectionId = selection.id AND firstId <= ?
         ORDER BY firstId DESC LIMIT 1)
       ORDER BY selection.id`,
      recordId,
    )
    .filter(({ ids }) => ids instanceof Uint8Array && unpackIds(ids).includes(recordId))
    .map(({ id }) => String(id));

export type RecordPage = { readonly records: readonly string[]; readonly total: number };

/** The records that a version was frozen from, by id, those after `after`; of any number of them. */
export function recordsOfVersion(db: ReadableDb, versionId: string, after: string, limit: number): RecordPage {
  const single = db
    .all(
      `SELECT edge.fromId AS id FROM lineageEdge AS edge WHERE edge.toId = ? AND edge.kind = 'frozen'
       AND edge.fromId NOT IN (SELECT id FROM recordSelection WHERE versionId = ?) ORDER BY edge.fromId`,
      versionId,
      versionId,
    )
    .map(({ id }) => String(id));
  const selected = db.value<number>('SELECT "records" FROM recordSelection WHERE versionId = ?', versionId) ?? 0;
  const records = [...single.filter((id) => id > after), ...packedAfter(db, versionId, after, limit)];
  return { records: records.toSorted().slice(0, limit), total: single.length + selected };
}

function packedAfter(db: ReadableDb, versionId: string, after: string, limit: number): readonly string[] {
  const selectionId = `records:${versionId}`;
  const parts = db.all(
    `SELECT ids FROM recordSelectionPart WHERE selectionId = ? AND firstId >= coalesce(
       (SELECT max(firstId) FROM recordSelectionPart WHERE selectionId = ? AND firstId <= ?), '')
     ORDER BY firstId LIMIT ?`,
    selectionId,
    selectionId,
    after,
    Math.ceil(limit / IDS_PER_PART) + 1,
  );
  return parts
    .flatMap(({ ids }) => (ids instanceof Uint8Array ? unpackIds(ids) : []))
    .filter((id) => id > after)
    .slice(0, limit);
}

function unpackIds(ids: Uint8Array): readonly string[] {
  const hex = Buffer.from(ids).toString('hex');
  return Array.from({ length: ids.length / ID_BYTES }, (_, place) => {
    const id = hex.slice(place * ID_BYTES * 2, (place + 1) * ID_BYTES * 2);
    return `${id.slice(0, 8)}-${id.slice(8, 12)}-${id.slice(12, 16)}-${id.slice(16, 20)}-${id.slice(20)}`;
  });
}
