import { z } from 'zod';
import type { Column } from '../../../shared/column.ts';
import { type DatasetSource, DatasetVersion } from '../../../shared/dataset.ts';
import type { Profile } from '../../../shared/profile.ts';
import type { ReadableDb, Row, WritableDb } from './open-database.ts';
import { packProfile, unpackProfile } from './stored-profile.ts';
import type { VersionChunk } from './version-chunks.ts';
import { sealOf } from './version-seal.ts';

/** How many cells of each column are missing stands in the stored profile; the schema is stored without it. */
const MissingCounts = z.object({ columns: z.record(z.string(), z.object({ missing: z.int() })) });

const SELECT = `
  SELECT v.id, d.name, v.version, v."rows", v.digest, v.columns, v.profile, v.source, v.createdAtMs,
         coalesce(a.name, v.actorId) AS actorName
  FROM datasetVersion AS v JOIN dataset AS d ON d.id = v.datasetId LEFT JOIN actor AS a ON a.id = v.actorId
  WHERE NOT EXISTS (SELECT 1 FROM deletedVersion WHERE versionId = v.id)`;

function versionOf(row: Row): DatasetVersion {
  const { columns: counts } = MissingCounts.parse(JSON.parse(String(row['profile'])));
  const columns = JSON.parse(String(row['columns'])) as readonly Column[]; // checked by the parse below
  return DatasetVersion.parse({
    ...row,
    columns: columns.map((column) => ({ ...column, missing: counts[column.name]?.missing ?? 0 })),
    source: JSON.parse(String(row['source'])) as unknown,
  });
}

/** `name` (its newest version), `name@3`, or a version's id; null where there is none in this project, or no more. */
export function resolveDataset(db: ReadableDb, projectId: string, ref: string): DatasetVersion | null {
  const [, name, version] = /^(.*)@(\d+)$/.exec(ref) ?? [];
  const row =
    db.first(`${SELECT} AND d.projectId = ? AND v.id = ?`, projectId, ref) ??
    db.first(`${SELECT} AND d.projectId = ? AND d.name = ? ORDER BY v.version DESC LIMIT 1`, projectId, ref) ??
    (name === undefined || version === undefined
      ? null
      : db.first(`${SELECT} AND d.projectId = ? AND d.name = ? AND v.version = ?`, projectId, name, Number(version)));
  return row === null ? null : versionOf(row);
}

/** All versions of a project's data sets: by name, the newest version first. */
export const allVersions = (db: ReadableDb, projectId: string): DatasetVersion[] =>
  db.all(`${SELECT} AND d.projectId = ? ORDER BY d.name, v.version DESC`, projectId).map(versionOf);

/** All versions of one data set, the newest first. */
export const versionsNamed = (db: ReadableDb, projectId: string, name: string): DatasetVersion[] =>
  db.all(`${SELECT} AND d.projectId = ? AND d.name = ? ORDER BY v.version DESC`, projectId, name).map(versionOf);

export function versionProfile(db: ReadableDb, versionId: string): Profile {
  const text = db.value<string>('SELECT profile FROM datasetVersion WHERE id = ?', versionId);
  if (text === null) throw new Error(`there is no data set version ${versionId}`);
  return unpackProfile(text);
}

/** Columns that somebody described, in this version or in one that it was made from. */
export const describedColumns = (db: ReadableDb, versionId: string): ReadonlySet<string> =>
  new Set(
    db
      .all(
        `WITH RECURSIVE made (id, baseVersionId, source) AS (
           SELECT id, baseVersionId, source FROM datasetVersion WHERE id = ?
           UNION SELECT v.id, v.baseVersionId, v.source FROM datasetVersion AS v JOIN made ON v.id = made.baseVersionId)
         SELECT said.value AS name FROM made, json_each(made.source, '$.columns') AS said
         WHERE json_extract(made.source, '$.kind') = 'described'`,
        versionId,
      )
      .map((row) => String(row['name'])),
  );

export type NewVersion = {
  readonly id: string;
  readonly projectId: string;
  readonly name: string;
  readonly baseVersionId: string | null;
  readonly rows: number;
  readonly digest: string;
  readonly columns: readonly Column[];
  readonly profile: Profile;
  readonly source: DatasetSource;
  readonly chunks: readonly VersionChunk[];
  readonly actorId: string;
  readonly deviceId: string;
  readonly createdAtMs: number;
};

/** Adds the next version of the data set of that name, which is made where it is new, with its list of chunks. */
export function insertVersion(db: WritableDb, newId: () => string, added: NewVersion): DatasetVersion {
  const datasetId = findOrInsertDataset(db, newId, added);
  const newest = db.value<number>('SELECT max(version) FROM datasetVersion WHERE datasetId = ?', datasetId) ?? 0;
  const { id, baseVersionId, rows, digest, actorId, deviceId, createdAtMs } = added;
  const said = {
    id,
    rows,
    digest,
    columns: JSON.stringify(added.columns),
    profile: packProfile(added.profile),
    source: JSON.stringify(added.source),
  };
  db.run(
    `INSERT INTO datasetVersion (id, datasetId, version, baseVersionId, "rows", digest, columns, profile, source, seal,
                                 actorId, deviceId, createdAtMs)
     VALUES (:id, :datasetId, :version, :baseVersionId, :rows, :digest, :columns, :profile, :source, :seal,
             :actorId, :deviceId, :createdAtMs)`,
    { ...said, seal: sealOf(said), datasetId, version: newest + 1, baseVersionId, actorId, deviceId, createdAtMs },
  );
  for (const chunk of added.chunks) insertVersionChunk(db, id, chunk);
  const version = resolveDataset(db, added.projectId, id);
  if (version === null) throw new Error(`data set version ${id} was not stored`);
  return version;
}

function findOrInsertDataset(db: WritableDb, newId: () => string, added: NewVersion): string {
  const { projectId, name, createdAtMs } = added;
  const known = db.value<string>('SELECT id FROM dataset WHERE projectId = ? AND name = ?', projectId, name);
  if (known !== null) return known;
  const id = newId();
  db.run('INSERT INTO dataset (id, projectId, name, createdAtMs) VALUES (:id, :projectId, :name, :createdAtMs)', {
    id,
    projectId,
    name,
    createdAtMs,
  });
  return id;
}

function insertVersionChunk(db: WritableDb, versionId: string, chunk: VersionChunk): void {
  const { column, ordinal, sha256, firstRow, rows } = chunk;
  db.run(
    `INSERT INTO versionChunk (versionId, columnIndex, ordinal, sha256, firstRow, "rows")
     VALUES (:versionId, :column, :ordinal, :sha256, :firstRow, :rows)`,
    { versionId, column, ordinal, sha256, firstRow, rows },
  );
}
