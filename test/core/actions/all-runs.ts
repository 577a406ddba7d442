import { calls } from '../../../shared/calls.ts';

/** What `run.list` is asked where nothing is narrowed. */
export const allRuns = calls['run.list'].input.parse({});
