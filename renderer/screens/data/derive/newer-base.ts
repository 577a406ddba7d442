import type { DatasetVersion, DerivedSource } from '../../../../shared/dataset.ts';

/**
 * The newest version on which the same steps could be taken again: one of the base's data set, newer than the base and
 * not itself made by steps. Undefined where there is none.
 */
export function newerBase(
  version: DatasetVersion,
  { fromVersionId }: DerivedSource,
  datasets: readonly DatasetVersion[],
): DatasetVersion | undefined {
  const base = datasets.find(({ id }) => id === fromVersionId);
  if (!base) return undefined;
  return datasets
    .filter(
      (other) =>
        other.name === base.name &&
        other.version > base.version &&
        other.id !== version.id &&
        other.source.kind !== 'derived',
    )
    .toSorted((a, b) => b.version - a.version)[0];
}
