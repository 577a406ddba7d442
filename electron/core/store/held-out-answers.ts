import type { HeldOutAnswers } from '../../../shared/held-out.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

/** Keeps what a run answered to the rows that it held out. */
export function keepHeldOut(db: WritableDb, runId: string, { rows, outputs }: HeldOutAnswers): void {
  db.run('INSERT INTO heldOutAnswers (runId, rowNumbers, outputs) VALUES (:runId, :rowNumbers, :outputs)', {
    runId,
    rowNumbers: bytesOf(rows),
    outputs: bytesOf(outputs),
  });
}

/** Null for runs of earlier versions, and of other laptops. */
export function findHeldOut(db: ReadableDb, runId: string): HeldOutAnswers | null {
  const row = db.first('SELECT rowNumbers, outputs FROM heldOutAnswers WHERE runId = ?', runId);
  if (row === null) return null;
  return { rows: new Int32Array(copyOf(row['rowNumbers'])), outputs: new Float32Array(copyOf(row['outputs'])) };
}

/** All machines that this runs on are little-endian. */
const bytesOf = ({ buffer, byteOffset, byteLength }: Int32Array | Float32Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** The database's bytes may begin anywhere; numbers must begin at a multiple of four. */
const copyOf = (bytes: unknown): ArrayBuffer => Uint8Array.from(bytes as Uint8Array).buffer; // a BLOB NOT NULL column
