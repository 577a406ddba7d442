import type { DatasetVersion } from '../../../../shared/dataset.ts';

/** The version that a person most likely means by "before": the one it was made from, else the next older one. */
export function versionBefore(
  version: DatasetVersion,
  versions: readonly DatasetVersion[],
): DatasetVersion | undefined {
  const { source } = version;
  const origin = source.kind === 'derived' ? versions.find(({ id }) => id === source.fromVersionId) : undefined;
  const older = versions
    .filter((other) => other.name === version.name && other.version < version.version)
    .toSorted((a, b) => b.version - a.version);
  return origin ?? older[0];
}

/** What a version can be compared with: the others of its data set and the one it was made from, the newest first. */
export function comparableWith(version: DatasetVersion, all: readonly DatasetVersion[]): readonly DatasetVersion[] {
  const { source } = version;
  const originId = source.kind === 'derived' ? source.fromVersionId : null;
  return all
    .filter(({ id, name }) => id !== version.id && (name === version.name || id === originId))
    .toSorted((a, b) => Number(b.name === version.name) - Number(a.name === version.name) || b.version - a.version);
}
