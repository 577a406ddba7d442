import { type StepEffect, StepLine, type StepState } from '../../../shared/pipelines/pipeline-run.ts';
import type { AppError } from '../../../shared/result.ts';
import { addEdge, addNode, hasNode } from './lineage.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';

/** The step of a pipeline's run on whose behalf something is done. */
export type StepOfRun = { readonly runId: string; readonly stepId: string };

export type StepChange = StepOfRun & {
  readonly state: StepState;
  readonly contentKey?: string | undefined;
  readonly output?: unknown;
  readonly error?: AppError | undefined;
  readonly line: Omit<StepLine, 'atMs'>;
  readonly atMs: number;
};

const ENDED: ReadonlySet<StepState> = new Set(['done', 'skipped', 'declined', 'failed', 'blocked']);

/** Keeps how far a step came, with the line of its log that says so. A step that begins anew forgets how it failed. */
export function keepStep(db: WritableDb, change: StepChange): void {
  const { runId, stepId, state, atMs } = change;
  const isBegun = state === 'running';
  db.run(
    `UPDATE pipelineStep SET state = :state, attempts = attempts + :begun,
       startedAtMs = iif(:begun = 1, coalesce(startedAtMs, :atMs), startedAtMs), endedAtMs = :endedAtMs,
       contentKey = coalesce(:contentKey, contentKey), output = :output, error = :error
     WHERE runId = :runId AND id = :stepId`,
    {
      runId,
      stepId,
      state,
      atMs,
      begun: isBegun ? 1 : 0,
      endedAtMs: ENDED.has(state) ? atMs : null,
      contentKey: change.contentKey ?? null,
      output: change.output === undefined ? null : JSON.stringify(change.output),
      error: change.error === undefined ? null : JSON.stringify(change.error),
    },
  );
  db.run(
    `INSERT INTO pipelineLine (runId, stepId, atMs, kind, "values") VALUES (:runId, :stepId, :atMs, :kind, :values)`,
    { runId, stepId, atMs, kind: change.line.kind, values: JSON.stringify(change.line.values) },
  );
}

export const linesOf = (db: ReadableDb, runId: string, stepId: string): readonly StepLine[] =>
  db
    .all('SELECT * FROM pipelineLine WHERE runId = ? AND stepId = ? ORDER BY sequence', runId, stepId)
    .map((row) => StepLine.parse({ ...row, values: JSON.parse(String(row['values'])) }));

/** What a step changed, once each, in the order in which it did. */
export function noteEffect(db: WritableDb, { runId, stepId }: StepOfRun, kind: string, id: string): void {
  db.run(
    `INSERT OR IGNORE INTO pipelineEffect (runId, stepId, sequence, entityKind, entityId)
     SELECT :runId, :stepId, count(*), :kind, :id FROM pipelineEffect WHERE runId = :runId AND stepId = :stepId`,
    { runId, stepId, kind, id },
  );
}

export const effectsOf = (db: ReadableDb, runId: string, stepId: string): readonly StepEffect[] =>
  db
    .all(
      `SELECT effect.entityKind AS kind, effect.entityId AS id, node.label FROM pipelineEffect AS effect
       LEFT JOIN lineageNode AS node ON node.id = effect.entityId
       WHERE effect.runId = ? AND effect.stepId = ? ORDER BY effect.sequence`,
      runId,
      stepId,
    )
    .map((row) => ({
      kind: String(row['kind']),
      id: String(row['id']),
      label: row['label'] === null ? null : String(row['label']),
    }));

/** Joins a run to what a step of it made, in the lineage. */
export function connectEffects(
  db: WritableDb,
  { runId, stepId }: StepOfRun,
  run: { readonly projectId: string; readonly label: string; readonly atMs: number },
): void {
  addNode(db, { id: runId, kind: 'pipelineRun', ...run });
  for (const { id } of effectsOf(db, runId, stepId)) if (hasNode(db, id)) addEdge(db, runId, id, stepId);
}

/** The newest answer of a step with the same content; null where none was done yet. */
export function earlierOutput(db: ReadableDb, projectId: string, contentKey: string) {
  const row = db.first(
    `SELECT step.output, step.endedAtMs FROM pipelineStep AS step JOIN pipelineRun AS run ON run.id = step.runId
     WHERE run.projectId = ? AND step.contentKey = ? AND step.state = 'done' ORDER BY step.endedAtMs DESC LIMIT 1`,
    projectId,
    contentKey,
  );
  return row === null
    ? null
    : { output: JSON.parse(String(row['output'])) as unknown, endedAtMs: Number(row['endedAtMs']) };
}

/** What failed, and what was left because of it, is to be done again. */
export const tryAgain = (db: WritableDb, runId: string): void =>
  void db.run(
    "UPDATE pipelineStep SET state = 'pending', endedAtMs = NULL WHERE runId = :runId AND state IN ('failed', 'blocked')",
    { runId },
  );
