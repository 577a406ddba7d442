import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { resolveDataset } from '../store/datasets.ts';
import type { Context } from './context.ts';
import { describeUses } from './datasets/describe-uses.ts';
import { refuseUnknownDataset } from './datasets/refusals.ts';

/** What was made of a version and would lose its rows, before it is deleted. Errors: `dataset.unknown`. */
export async function listDependents(
  { store, projectId }: Context,
  { ref }: Parsed<'dataset.dependents'>,
): Promise<Result<Output<'dataset.dependents'>>> {
  const version = resolveDataset(store, projectId, ref);
  return version === null ? refuseUnknownDataset(ref) : ok(describeUses(store, version));
}
