import type { DatasetVersion } from '../../../shared/dataset.ts';

/** The lineage's node of the file that a version was imported from. */
export function fileNodeOf({ source }: DatasetVersion): string {
  if (source.kind !== 'file') throw new Error('this version is not of a file');
  return `file:${source.sha256}`;
}
