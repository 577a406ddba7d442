import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { resolveDataset, versionProfile, versionsNamed } from '../store/datasets.ts';
import type { Context } from './context.ts';
import { refuseUnknownDataset } from './datasets/refusals.ts';

/** One version with its profile, and its sisters, the newest first. Errors: `dataset.unknown`. */
export async function showDataset(
  { store, projectId }: Context,
  { ref }: Parsed<'dataset.show'>,
): Promise<Result<Output<'dataset.show'>>> {
  const version = resolveDataset(store, projectId, ref);
  if (version === null) return refuseUnknownDataset(ref);
  return ok({
    version,
    profile: versionProfile(store, version.id),
    versions: versionsNamed(store, projectId, version.name),
  });
}
