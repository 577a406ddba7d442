import Database from 'better-sqlite3';
import { type InferenceSession, Tensor } from 'onnxruntime-node';

const BATCH = 16_384;

export type RowTable = {
  /** Reads every row, scores it and inserts its answer with the row's number and the moment. */
  readonly score: (session: InferenceSession) => Promise<void>;
  readonly forgetAnswers: () => void;
  readonly close: () => void;
};

/** A plain table of numbers `x0`, `x1`, … with a table of answers beside it, in WAL mode as ours; a transaction a batch. */
export function openRowTable(path: string, columns: readonly Float32Array[]): RowTable {
  const db = new Database(path);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = NORMAL');
  const names = columns.map((_, column) => `x${column}`);
  db.exec(`CREATE TABLE row (id INTEGER PRIMARY KEY, ${names.map((name) => `${name} REAL`).join(', ')});
           CREATE TABLE answer (rowId INTEGER, probability REAL, prediction TEXT, scoredAtMs INTEGER);`);
  fill(db, names, columns);
  return {
    score: (session) => score(db, names.length, session),
    forgetAnswers: () => void db.exec('DELETE FROM answer'),
    close: () => void db.close(),
  };
}

function fill(db: Database.Database, names: readonly string[], columns: readonly Float32Array[]): void {
  const insert = db.prepare(`INSERT INTO row (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`);
  db.transaction(() => {
    for (let row = 0; row < (columns[0]?.length ?? 0); row += 1) insert.run(columns.map((column) => column[row]));
  })();
}

async function score(db: Database.Database, width: number, session: InferenceSession): Promise<void> {
  const read = db.prepare<[number, number], number[]>('SELECT * FROM row WHERE id > ? ORDER BY id LIMIT ?').raw();
  const insert = db.prepare('INSERT INTO answer VALUES (?, ?, ?, ?)');
  const wanted = session.outputNames.find((name) => name.includes('prob')) ?? session.outputNames[0] ?? '';
  for (let rows = read.all(0, BATCH); rows.length > 0; rows = read.all(rows.at(-1)?.[0] ?? 0, BATCH)) {
    const some = rows;
    const answered = await session.run(feedsOf(session, some, width));
    const probabilities = answered[wanted]?.data as Float32Array; // a model of classes answers float32
    const scoredAtMs = Date.now();
    db.transaction(() => {
      some.forEach(([id], row) => {
        const probability = probabilities[row * 2 + 1] ?? Number.NaN;
        insert.run(id, probability, probability >= 0.5 ? 'yes' : 'no', scoredAtMs);
      });
    })();
  }
}

/** Inputs are named after the columns; the first cell of a row is its number. */
function feedsOf(session: InferenceSession, rows: readonly (readonly number[])[], width: number) {
  const feeds = session.inputNames.map((name) => {
    const column = Number(name.replace(/\D/g, ''));
    if (!(column < width)) throw new Error(`The model reads ${name}, which is no column`);
    const values = Float32Array.from(rows, (row) => row[column + 1] ?? Number.NaN);
    return [name, new Tensor('float32', values, [rows.length, 1])] as const;
  });
  return Object.fromEntries(feeds);
}
