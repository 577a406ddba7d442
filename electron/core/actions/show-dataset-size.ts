import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { resolveDataset, versionsNamed } from '../store/datasets.ts';
import { bytesOfVersions, sharedWith } from '../store/version-size.ts';
import type { Context } from './context.ts';
import { refuseUnknownDataset } from './datasets/refusals.ts';

/** What the versions of a data set take, and how much of one stands in the version before. Fails with `dataset.unknown`. */
export async function showDatasetSize(
  { store, projectId }: Context,
  { ref }: Parsed<'dataset.size'>,
): Promise<Result<Output<'dataset.size'>>> {
  const version = resolveDataset(store, projectId, ref);
  if (version === null) return refuseUnknownDataset(ref);
  const all = versionsNamed(store, projectId, version.name);
  const before = all
    .filter((other) => other.version < version.version)
    .toSorted((one, other) => other.version - one.version)[0];
  return ok({
    versions: all.length,
    totalBytes: bytesOfVersions(
      store,
      all.map(({ id }) => id),
    ),
    shared: before === undefined ? null : { version: before.version, share: sharedWith(store, version.id, before.id) },
  });
}
