import { LineageEdge, LineageNode, type LineageGraph, type LineageKind } from '../../../shared/lineage.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';
import { selectionsWith } from './record-selections.ts';

/** Names something that data flowed through, once; naming it again changes nothing. */
export function addNode(
  db: WritableDb,
  node: {
    id: string;
    kind: LineageKind;
    label: string;
    projectId: string;
    atMs: number;
    fromDevice?: string | undefined;
  },
): void {
  db.run(
    `INSERT OR IGNORE INTO lineageNode (id, projectId, kind, label, createdAtMs, fromDevice)
     VALUES (:id, :projectId, :kind, :label, :atMs, :fromDevice)`,
    { ...node, fromDevice: node.fromDevice ?? null },
  );
}

export const hasNode = (db: ReadableDb, id: string): boolean =>
  db.value<string>('SELECT id FROM lineageNode WHERE id = ?', id) !== null;

/** `to` came of `from`. Both must have been named. */
export function addEdge(db: WritableDb, from: string, to: string, kind: string): void {
  db.run('INSERT OR IGNORE INTO lineageEdge (fromId, toId, kind) VALUES (:from, :to, :kind)', { from, to, kind });
}

/** A name as people type it: "Needs referral v1" and "needs_referral@1" are the same. */
const TYPED = (text: string): string => `lower(replace(replace(${text}, '_', ' '), '@', ' v'))`;

/**
 * The node of this id, else of this name, else with this in its name, the shortest and
 * newest first; null for none.
 */
export const findNodeId = (db: ReadableDb, projectId: string, wanted: string): string | null =>
  db.value<string>('SELECT id FROM lineageNode WHERE id = ?', wanted) ??
  db.value<string>(
    `SELECT id FROM lineageNode WHERE projectId = ? AND instr(${TYPED('label')}, ${TYPED('?')}) > 0
     ORDER BY ${TYPED('label')} = ${TYPED('?')} DESC, length(label), createdAtMs DESC, rowid DESC LIMIT 1`,
    projectId,
    wanted,
    wanted,
  );

/**
 * Everything that made `id` and everything that came of it: two walks that never turn round. A record that is one of
 * many in a selection goes on through the node of that. Empty for an unknown id.
 */
export function lineageOf(db: ReadableDb, id: string): LineageGraph {
  const selections = selectionsWith(db, id);
  const walk = (starts: readonly string[], near: 'fromId' | 'toId', far: 'fromId' | 'toId') =>
    db.all(
      `WITH RECURSIVE seen (id) AS (
         SELECT value FROM json_each(?) UNION SELECT edge.${far} FROM lineageEdge AS edge JOIN seen ON edge.${near} = seen.id
       ) SELECT edge.fromId AS "from", edge.toId AS "to", edge.kind FROM lineageEdge AS edge JOIN seen ON edge.${near} = seen.id`,
      JSON.stringify(starts),
    );
  const edges = [
    ...[...walk([id], 'toId', 'fromId'), ...walk([id, ...selections], 'fromId', 'toId')].map((row) =>
      LineageEdge.parse(row),
    ),
    ...selections.map((selection) => ({ from: id, to: selection, kind: 'selected' })),
  ];
  const ids = new Set([id, ...edges.flatMap((edge) => [edge.from, edge.to])]);
  const nodes = db
    .all(
      'SELECT id, kind, label, createdAtMs, fromDevice FROM lineageNode WHERE id IN (SELECT value FROM json_each(?))',
      JSON.stringify([...ids]),
    )
    .map(({ fromDevice, ...row }) => LineageNode.parse({ ...row, fromDevice: fromDevice ?? undefined }));
  return { nodes, edges };
}
