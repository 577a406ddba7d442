import { z } from 'zod';
import { type HeldBecause, type Reproduction, Run, type RunOutcome } from '../../../shared/run.ts';
import { type Doing, recordChange } from './change.ts';
import type { ReadableDb, Row, WritableDb } from './open-database.ts';

/** A run with its data set's name and who started it; `WHERE` follows. */
export const RUNS = `
  SELECT run.*, dataset.name || '@' || version.version AS datasetRef, coalesce(actor.name, run.actorId) AS actorName,
         iif(run.stage = 'running', (SELECT max(savedAtMs) FROM runCheckpoint WHERE runId = run.id), NULL) AS checkpointAtMs
  FROM run JOIN datasetVersion AS version ON version.id = run.datasetVersionId
  JOIN dataset ON dataset.id = version.datasetId
  LEFT JOIN actor ON actor.id = run.actorId`;

const parsedOrNull = (text: unknown): unknown => (text === null ? null : JSON.parse(String(text)));

/** A row of `RUNS` with its texts read; parsed by whoever asks, as a whole run or as a part of one. */
export const storedRun = (row: Row): Readonly<Record<string, unknown>> => ({
  ...row,
  parameters: parsedOrNull(row['parameters']),
  environment: parsedOrNull(row['environment']),
  outcome: parsedOrNull(row['outcome']),
  error: parsedOrNull(row['error']),
  reproduction: parsedOrNull(row['reproduction']),
  base: parsedOrNull(row['base']),
});

const runOf = (row: Row): Run => Run.parse(storedRun(row));

export function findRun(db: ReadableDb, projectId: string, id: string): Run | null {
  const row = db.first(`${RUNS} WHERE run.projectId = ? AND run.id = ?`, projectId, id);
  return row === null ? null : runOf(row);
}

/** The run that was started last of those that made a model; null where there is none. */
export function newestFinishedRun(db: ReadableDb, projectId: string) {
  const row = db.first(
    `SELECT id, modelName, endedAtMs FROM run WHERE projectId = ? AND status = 'finished' AND reproduces IS NULL
     ORDER BY startedAtMs DESC, rowid DESC LIMIT 1`,
    projectId,
  );
  return row === null ? null : FinishedRun.parse(row);
}

const FinishedRun = Run.pick({ id: true, modelName: true }).extend({ endedAtMs: z.int() });

export type NewRun = Pick<
  Run,
  | 'id'
  | 'modelName'
  | 'datasetVersionId'
  | 'target'
  | 'algorithm'
  | 'seed'
  | 'parameters'
  | 'environment'
  | 'startedAtMs'
> &
  Partial<Pick<Run, 'reason' | 'reproduces' | 'base'>> & {
    readonly projectId: string;
    readonly actorId: string;
    readonly deviceId: string;
  };

/** Writes down what is to be trained, before it is; it waits for its turn. */
export function startRun(db: WritableDb, run: NewRun): void {
  db.run(
    `INSERT INTO run (id, projectId, modelName, stage, held, heldBecause, datasetVersionId, target, algorithm, seed,
                      parameters, environment, reason, reproduces, base, actorId, deviceId, startedAtMs)
     VALUES (:id, :projectId, :modelName, 'running', 'waiting', 'turn', :datasetVersionId, :target, :algorithm, :seed,
             :parameters, :environment, :reason, :reproduces, :base, :actorId, :deviceId, :startedAtMs)`,
    {
      reason: null,
      reproduces: null,
      ...run,
      parameters: JSON.stringify(run.parameters),
      environment: JSON.stringify(run.environment),
      base: run.base ? JSON.stringify(run.base) : null,
    },
  );
}

/** Its turn has come, in this environment. */
export function takeUpRun(db: WritableDb, id: string, environment: Run['environment']): void {
  const bound = { id, environment: JSON.stringify(environment) };
  db.run('UPDATE run SET held = NULL, heldBecause = NULL, environment = :environment WHERE id = :id', bound);
}

/** It has not ended, and nobody trains it now. */
export function holdRun(
  db: WritableDb,
  id: string,
  held: 'waiting' | 'paused' | 'interrupted',
  heldBecause: HeldBecause,
): void {
  db.run('UPDATE run SET held = :held, heldBecause = :heldBecause WHERE id = :id', { id, held, heldBecause });
}

/** Of all projects, which are named for the door. */
export const runsHeldBecause = (
  db: ReadableDb,
  because: HeldBecause,
): readonly { readonly id: string; readonly project: string }[] =>
  db
    .all(
      `SELECT run.id, project.name FROM run JOIN project ON project.id = run.projectId
       WHERE held = 'paused' AND heldBecause = ? ORDER BY startedAtMs`,
      because,
    )
    .map((row) => ({ id: String(row['id']), project: String(row['name']) }));

/** Whether the model of a run that repeats another is the same; before `finishRun`. */
export function keepReproduction(db: WritableDb, id: string, reproduction: Reproduction): void {
  db.run('UPDATE run SET reproduction = :reproduction WHERE id = :id', {
    id,
    reproduction: JSON.stringify(reproduction),
  });
}

export function finishRun(
  db: WritableDb,
  id: string,
  outcome: RunOutcome,
  environment: Run['environment'],
  endedAtMs: number,
): void {
  db.run(
    `UPDATE run SET stage = 'finished', outcome = :outcome, environment = :environment, endedAtMs = :endedAtMs
     WHERE id = :id`,
    { id, outcome: JSON.stringify(outcome), environment: JSON.stringify(environment), endedAtMs },
  );
}

export function endRun(
  db: WritableDb,
  id: string,
  status: 'failed' | 'cancelled',
  error: NonNullable<Run['error']>,
  endedAtMs: number,
): void {
  const bound = { id, status, error: JSON.stringify({ code: error.code, message: error.message }), endedAtMs };
  db.run(
    `UPDATE run SET stage = :status, held = NULL, heldBecause = NULL, error = :error, endedAtMs = :endedAtMs
     WHERE id = :id`,
    bound,
  );
}

/** Tells the server and the audit log how a run ended, in the transaction that ends it; answers the run. */
export function recordRunEnd(db: WritableDb, doing: Doing, id: string): Run {
  const run = findRun(db, doing.projectId, id);
  if (run === null) throw new Error(`run ${id} is gone`);
  recordChange(db, doing, {
    kind: `run.${run.status}`,
    lane: `model:${run.modelName}`,
    entityKind: 'run',
    entityId: id,
    payload: run,
  });
  return run;
}

/** Of the runs that a core was at when it was killed: nobody trains them, and they can be resumed. */
export function interruptRuns(db: WritableDb): void {
  db.run(
    `UPDATE run SET held = 'interrupted', heldBecause = 'killed'
     WHERE stage = 'running' AND (held IS NULL OR held = 'waiting')`,
  );
}
