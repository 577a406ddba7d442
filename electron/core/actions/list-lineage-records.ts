import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { resolveDataset } from '../store/datasets.ts';
import { recordsOfVersion } from '../store/record-selections.ts';
import type { Context } from './context.ts';
import { refuseUnknownDataset } from './datasets/refusals.ts';

/** Which records a version was frozen from, a page of them; none for one that was imported. Fails with `dataset.unknown`. */
export async function listLineageRecords(
  { store, projectId }: Context,
  { ref, after, limit }: Parsed<'lineage.records'>,
): Promise<Result<Output<'lineage.records'>>> {
  const version = resolveDataset(store, projectId, ref);
  if (version === null) return refuseUnknownDataset(ref);
  const { records, total } = recordsOfVersion(store, version.id, after, limit);
  return ok({ records: [...records], total });
}
