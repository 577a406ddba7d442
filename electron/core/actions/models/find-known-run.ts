import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Run } from '../../../../shared/run.ts';
import type { ReadableDb } from '../../store/open-database.ts';
import { findRun } from '../../store/runs.ts';

/** Fails with `run.unknown`. */
export function findKnownRun(db: ReadableDb, projectId: string, id: string): Result<Run> {
  const run = findRun(db, projectId, id);
  return run === null
    ? fail('run.unknown', `There is no run ${id} here.`, 'List the runs to see what there is.')
    : ok(run);
}

export const hasEnded = ({ status }: Run): boolean =>
  status === 'finished' || status === 'failed' || status === 'cancelled';

export const refuseEnded = ({ modelName, status }: Run): Result<never> =>
  status === 'finished'
    ? fail('run.finished', `The training of "${modelName}" is finished; its model is there.`, 'Start a new training.')
    : fail('run.ended', `The training of "${modelName}" has ended: ${status}.`, 'Start a new training.');
