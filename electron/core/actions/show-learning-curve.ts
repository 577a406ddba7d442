import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { findLearningCurve } from '../store/learning-curves.ts';
import type { Context } from './context.ts';
import { findKnownRun } from './models/find-known-run.ts';

/** The learning curve that was measured of a run. Fails with `run.unknown`. */
export async function showLearningCurve(
  { store, projectId }: Context,
  { run }: Parsed<'learningCurve.show'>,
): Promise<Result<Output<'learningCurve.show'>>> {
  const known = findKnownRun(store, projectId, run);
  return known.ok ? ok({ curve: findLearningCurve(store, known.value.id) }) : known;
}
