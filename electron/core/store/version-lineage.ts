import type { DatasetVersion } from '../../../shared/dataset.ts';
import { addEdge, addNode } from './lineage.ts';
import type { WritableDb } from './open-database.ts';
import { countPacked, type FrozenIds, insertSelection } from './record-selections.ts';

/** Ties a stored version to what it was made of: its file, and the version that it adds rows to, was derived from or describes anew. */
export function connectVersion(
  db: WritableDb,
  projectId: string,
  { id, name, version, source, createdAtMs: atMs }: DatasetVersion,
  baseVersionId: string | null,
): void {
  addNode(db, { id, kind: 'datasetVersion', label: `${name}@${version}`, projectId, atMs });
  if (source.kind === 'file') {
    const fileId = `file:${source.sha256}`;
    addNode(db, { id: fileId, kind: 'file', label: source.name, projectId, atMs });
    addEdge(db, fileId, id, 'imported');
  }
  if (baseVersionId !== null) addEdge(db, baseVersionId, id, source.kind === 'file' ? 'appended' : source.kind);
}

/** Ties a version to the records that it was frozen from: an edge each, or one from the node of a large selection. */
export function connectRecords(
  db: WritableDb,
  { projectId, versionId, atMs }: { readonly projectId: string; readonly versionId: string; readonly atMs: number },
  { single, packed }: FrozenIds,
): void {
  for (const id of single) addEdge(db, id, versionId, 'frozen');
  if (packed.length === 0) return;
  const id = `records:${versionId}`;
  addNode(db, { id, kind: 'record', label: `${countPacked(packed)} records`, projectId, atMs });
  addEdge(db, id, versionId, 'frozen');
  insertSelection(db, { id, projectId, versionId }, packed);
}
