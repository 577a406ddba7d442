import { needsOf } from '../../../shared/domain/pipelines/order-steps.ts';
import { PipelineDeclaration, type StepDeclaration } from '../../../shared/pipelines/declaration.ts';
import {
  type PipelineCause,
  PipelineRun,
  PipelineRunSummary,
  type PipelineStatus,
  PipelineStep,
  type StepDecision,
} from '../../../shared/pipelines/pipeline-run.ts';
import type { ReadableDb, Row, WritableDb } from './open-database.ts';
import { effectsOf, linesOf } from './pipeline-steps.ts';

const RUNS = `
  SELECT run.*, coalesce(actor.name, run.actorId) AS actorName
  FROM pipelineRun AS run LEFT JOIN actor ON actor.id = run.actorId`;

const parsedOrNull = (text: unknown): unknown => (text === null ? null : JSON.parse(String(text)));
const declarationOf = (row: Row): PipelineDeclaration =>
  PipelineDeclaration.parse(JSON.parse(String(row['declaration'])));

/** The run with all that its steps came to; null for an id that is not the project's. */
export function findPipelineRun(db: ReadableDb, projectId: string, id: string): PipelineRun | null {
  const row = db.first(`${RUNS} WHERE run.projectId = ? AND run.id = ?`, projectId, id);
  if (row === null) return null;
  const declared = new Map(declarationOf(row).steps.map((step) => [step.id, step]));
  const steps = stepRows(db, id).map((step) => stepOf(db, id, step, declared.get(String(step['id']))));
  return PipelineRun.parse({ ...row, because: parsedOrNull(row['because']), steps });
}

/** A project's newest runs first. */
export const newestPipelineRuns = (db: ReadableDb, projectId: string, limit: number): readonly PipelineRunSummary[] =>
  db
    .all(`${RUNS} WHERE run.projectId = ? ORDER BY run.startedAtMs DESC, run.rowid DESC LIMIT ?`, projectId, limit)
    .map((row) =>
      PipelineRunSummary.parse({
        ...row,
        because: parsedOrNull(row['because']),
        steps: stepRows(db, String(row['id'])),
      }),
    );

const stepRows = (db: ReadableDb, runId: string): readonly Row[] =>
  db.all('SELECT * FROM pipelineStep WHERE runId = ? ORDER BY ordinal', runId);

function stepOf(db: ReadableDb, runId: string, row: Row, declared: StepDeclaration | undefined): PipelineStep {
  if (declared === undefined) throw new Error(`step ${String(row['id'])} of run ${runId} is not declared`);
  return PipelineStep.parse({
    ...row,
    call: declared.call,
    needs: needsOf(declared),
    asks: declared.ask,
    error: parsedOrNull(row['error']),
    decision: parsedOrNull(row['decision']),
    effects: effectsOf(db, runId, declared.id),
    log: linesOf(db, runId, declared.id),
  });
}

/** What a run goes by: its declaration, where its paths count from, and what its steps answered. */
export function workOf(db: ReadableDb, runId: string) {
  const row = db.first('SELECT declaration, folder FROM pipelineRun WHERE id = ?', runId);
  if (row === null) throw new Error(`pipeline run ${runId} is gone`);
  const answered = stepRows(db, runId).filter(({ output }) => output !== null);
  return {
    declaration: declarationOf(row),
    folder: String(row['folder']),
    outputs: Object.fromEntries(answered.map(({ id, output }) => [String(id), parsedOrNull(output)])),
  };
}

export type NewPipelineRun = {
  readonly id: string;
  readonly projectId: string;
  /** In the order in which they are carried out. */
  readonly steps: readonly StepDeclaration[];
  readonly declaration: PipelineDeclaration;
  readonly folder: string;
  readonly because: PipelineCause;
  readonly actorId: string;
  readonly deviceId: string;
  readonly startedAtMs: number;
};

/** What makes a run the only one for its moment or trigger; null for what a person asked for. */
const onceKeyOf = (name: string, because: PipelineCause): string | null => {
  if (because.kind === 'schedule') return `schedule ${name} ${because.slot}`;
  return because.kind === 'trigger' ? `trigger ${because.firing.id}` : null;
};

/** The run that there is already for a moment or a trigger. */
export const runFor = (db: ReadableDb, projectId: string, name: string, because: PipelineCause): string | null => {
  const onceKey = onceKeyOf(name, because);
  if (onceKey === null) return null;
  return db.value<string>('SELECT id FROM pipelineRun WHERE projectId = ? AND onceKey = ?', projectId, onceKey);
};

export function insertPipelineRun(db: WritableDb, { steps, ...run }: NewPipelineRun): void {
  const { name } = run.declaration;
  db.run(
    `INSERT INTO pipelineRun (id, projectId, pipeline, declaration, folder, because, onceKey, status, actorId, deviceId,
                              startedAtMs)
     VALUES (:id, :projectId, :name, :declaration, :folder, :because, :onceKey, 'running', :actorId, :deviceId,
             :startedAtMs)`,
    {
      ...run,
      name,
      declaration: JSON.stringify(run.declaration),
      because: JSON.stringify(run.because),
      onceKey: onceKeyOf(name, run.because),
    },
  );
  for (const [ordinal, { id }] of steps.entries()) {
    const bound = { runId: run.id, ordinal, id };
    db.run("INSERT INTO pipelineStep (runId, ordinal, id, state) VALUES (:runId, :ordinal, :id, 'pending')", bound);
  }
}

/** Says how far a run is; one that goes on has not ended. */
export function markPipelineRun(db: WritableDb, id: string, status: PipelineStatus, atMs: number): void {
  const isOver = status === 'finished' || status === 'failed' || status === 'cancelled';
  db.run('UPDATE pipelineRun SET status = :status, endedAtMs = :endedAtMs WHERE id = :id', {
    id,
    status,
    endedAtMs: isOver ? atMs : null,
  });
}

export function keepDecision(db: WritableDb, runId: string, stepId: string, decision: StepDecision): void {
  const bound = { runId, stepId, decision: JSON.stringify(decision) };
  db.run('UPDATE pipelineStep SET decision = :decision WHERE runId = :runId AND id = :stepId', bound);
}

/** Of the runs that a core was at when it ended: nobody carries them out, and they can be resumed. */
export const interruptPipelineRuns = (db: WritableDb): void =>
  void db.run("UPDATE pipelineRun SET status = 'interrupted' WHERE status = 'running'");

/** Runs that can go on by themselves, the oldest first. */
export const interruptedPipelineRuns = (db: ReadableDb, projectId: string): readonly string[] =>
  db
    .all("SELECT id FROM pipelineRun WHERE projectId = ? AND status = 'interrupted' ORDER BY startedAtMs", projectId)
    .map(({ id }) => String(id));
