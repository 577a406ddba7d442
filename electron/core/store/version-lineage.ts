import type { DatasetVersion } from '../../../shared/dataset.ts';
import { addEdge, addNode } from './lineage.ts';
import type { WritableDb } from './open-database.ts';

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
