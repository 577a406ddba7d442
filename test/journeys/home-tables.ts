import { randomUUID } from 'node:crypto';
import { openHome } from '../../electron/core/home/open-home.ts';
import { addNode } from '../../electron/core/store/lineage.ts';
import type { Bound, Row } from '../../electron/core/store/open-database.ts';
import { appendRecordEvent, insertRecord } from '../../electron/core/store/records.ts';

/** Rows of a home that no window has open any more, asked of its database itself. */
export async function askHome(home: string, sql: string, ...bound: readonly Bound[]): Promise<readonly Row[]> {
  const opened = await openHome(home, Date.now());
  if (!opened.ok) throw new Error(opened.error.message);
  const rows = opened.value.store.all(sql, ...bound);
  opened.value.close();
  return rows;
}

/** Flips one bit of a stored chunk of a home that no window has open, as a failing disk does; returns its sha256. */
export async function damageChunk(home: string): Promise<string> {
  const opened = await openHome(home, Date.now());
  if (!opened.ok) throw new Error(opened.error.message);
  const { store, close } = opened.value;
  const [chunk] = store.all('SELECT sha256, bytes FROM chunk ORDER BY sha256 LIMIT 1');
  const bytes = Buffer.from(chunk?.['bytes'] as Uint8Array); // the column is a BLOB and never null
  bytes[bytes.length - 5] = (bytes.at(-5) ?? 0) ^ 1;
  const sha256 = String(chunk?.['sha256']);
  store.transaction((db) => db.run('UPDATE chunk SET bytes = :bytes WHERE sha256 = :sha256', { bytes, sha256 }));
  close();
  return sha256;
}

/** What an import leaves: rows of data set versions, and the chunks that hold their columns. */
export async function countImported(home: string): Promise<Row | undefined> {
  const [counts] = await askHome(
    home,
    'SELECT (SELECT count(*) FROM datasetVersion) AS versions, (SELECT count(*) FROM chunk) AS chunks',
  );
  return counts;
}

/** Many visits alike in a home that no window has open, by whoever captured the one that is there; one by one takes minutes. */
export async function addVisits(home: string, count: number): Promise<void> {
  const opened = await openHome(home, Date.now());
  if (!opened.ok) throw new Error(opened.error.message);
  const { store, close } = opened.value;
  const [row] = store.all(
    'SELECT record.projectId, event.actorId, event.deviceId FROM recordEvent AS event JOIN record ON record.id = event.recordId',
  );
  const [projectId, actorId, deviceId] = ['projectId', 'actorId', 'deviceId'].map((column) => String(row?.[column]));
  if (projectId === undefined || actorId === undefined || deviceId === undefined) throw new Error('no visit is there');
  store.transaction((db) => {
    for (let added = 0; added < count; added++) {
      const id = randomUUID();
      insertRecord(db, { id, projectId, subjectId: null, createdAtMs: 1 });
      addNode(db, { id, kind: 'record', label: id, projectId, atMs: 1 });
      appendRecordEvent(db, {
        id: randomUUID(),
        recordId: id,
        baseEventId: null,
        alsoBaseEventIds: [],
        values: { age_months: 20 },
        sealed: null,
        unmeasured: {},
        actorId,
        deviceId,
        capturedAtMs: 1,
        clockBehindMs: null,
        form: null,
      });
    }
  });
  close();
}
