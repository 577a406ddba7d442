import type { Output, Parsed } from '../../../shared/calls.ts';
import { orderSteps } from '../../../shared/domain/pipelines/order-steps.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { findMissingFile } from '../files/pipelines/read-pipeline.ts';
import { findPipelineRun, insertPipelineRun, runFor } from '../store/pipeline-runs.ts';
import { findPipeline, seeToSlot } from '../store/pipelines.ts';
import type { WritableDb } from '../store/open-database.ts';
import { recordChange } from '../store/change.ts';
import { addFiring, type TravellingFiring } from '../store/retraining-firings.ts';
import type { Context } from './context.ts';
import { carryOn } from './pipelines/carry-on.ts';
import { keepDeclaration, type ReadDeclaration, readDeclaration } from './pipelines/keep-declaration.ts';
import { refuseUnknownPipeline } from './pipelines/refusals.ts';

type Input = Parsed<'pipeline.run'>;
type Wanted = Omit<ReadDeclaration, 'path'> & { readonly path: string | null };

/**
 * Runs a pipeline's file, which is kept under its name, or one that is kept. A moment of a schedule and a trigger are
 * seen to once, however often they are asked for. Fails with `pipeline.fileOrName`, `pipeline.unknown`, and as
 * `readDeclaration` and `findMissingFile` do; then nothing is kept. What happens in steps is said in the run.
 */
export async function runPipeline(context: Context, input: Input): Promise<Result<Output<'pipeline.run'>>> {
  const { store, projectId } = context;
  const wanted = await findWanted(context, input);
  if (!wanted.ok) return wanted;
  const { id, isNew } = store.transaction((db) => begin(db, context, wanted.value, input));
  if (isNew) return carryOn(context, id);
  const run = findPipelineRun(store, projectId, id);
  if (run === null) throw new Error(`pipeline run ${id} is gone`);
  return ok(run);
}

async function findWanted({ store, projectId }: Context, { path, name }: Input): Promise<Result<Wanted>> {
  if (path !== undefined && name === undefined) return readDeclaration(path);
  if (name === undefined || path !== undefined) {
    return fail('pipeline.fileOrName', 'Either a file or the name of a pipeline is run.', 'Give one of them.');
  }
  const kept = findPipeline(store, projectId, name);
  if (kept === null) return refuseUnknownPipeline(name);
  const missing = await findMissingFile(kept.declaration, kept.folder);
  return missing.ok ? ok(kept) : missing;
}

function begin(
  db: WritableDb,
  context: Context,
  { declaration, path, folder }: Wanted,
  { because, name }: Input,
): { readonly id: string; readonly isNew: boolean } {
  const { projectId, actorId, deviceId, newId, now } = context;
  const known = runFor(db, projectId, declaration.name, because);
  if (known !== null) return { id: known, isNew: false };
  if (name === undefined) keepDeclaration(db, context, { declaration, path, folder });
  if (because.kind === 'schedule') seeToSlot(db, projectId, declaration.name, because.slot);
  if (because.kind === 'trigger') {
    fire(db, context, { pipeline: declaration.name, firing: because.firing, deviceId, firedAtMs: now() });
  }
  const id = newId();
  const steps = orderSteps(declaration.steps).ordered;
  const startedAtMs = now();
  insertPipelineRun(db, { id, projectId, actorId, deviceId, steps, declaration, folder, because, startedAtMs });
  return { id, isNew: true };
}

/** Known to every laptop of the project, so that none begins the same retraining again. */
function fire(db: WritableDb, context: Context, fired: TravellingFiring): void {
  addFiring(db, context.projectId, fired);
  recordChange(db, context, {
    kind: 'retraining.fired',
    lane: `pipeline:${fired.pipeline}`,
    entityKind: 'retraining',
    entityId: fired.firing.id,
    payload: fired,
  });
}
