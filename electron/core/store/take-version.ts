import canonicalize from 'canonicalize';
import type { ExchangedVersion } from '../../../shared/exchange.ts';
import { insertVersion, versionsNamed } from './datasets.ts';
import type { ReadableDb, WritableDb } from './open-database.ts';
import { connectVersion } from './version-lineage.ts';

/**
 * The version that is here already in place of this one: under its id, also where it was deleted since, or of the same
 * name, values and description. Null where it is new.
 */
export function knownVersion(db: ReadableDb, projectId: string, version: ExchangedVersion): string | null {
  if (db.first('SELECT 1 FROM datasetVersion WHERE id = ?', version.id) !== null) return version.id;
  const described = canonicalize(version.columns);
  const same = versionsNamed(db, projectId, version.name).find(
    ({ digest, columns }) =>
      digest === version.digest && canonicalize(columns.map(({ missing: _, ...column }) => column)) === described,
  );
  return same?.id ?? null;
}

/**
 * Adds the versions that are not here, whose chunks must be stored, under their own ids as the next of their names.
 * Bases are the ones that are here in their place. Versions stand in the order in which they were made of each other.
 */
export function takeVersions(
  db: WritableDb,
  newId: () => string,
  projectId: string,
  versions: readonly ExchangedVersion[],
): void {
  const idHere = new Map<string, string>();
  for (const version of versions) {
    const known = knownVersion(db, projectId, version);
    idHere.set(version.id, known ?? version.id);
    if (known !== null) continue;
    const baseVersionId = version.baseVersionId === null ? null : baseHere(db, idHere, version.baseVersionId);
    const taken = insertVersion(db, newId, { ...version, projectId, baseVersionId });
    connectVersion(db, projectId, taken, baseVersionId);
  }
}

/** Null where the base is neither here nor in the file: it was deleted on the laptop that wrote it. */
function baseHere(db: ReadableDb, idHere: ReadonlyMap<string, string>, id: string): string | null {
  const here = idHere.get(id) ?? id;
  return db.first('SELECT 1 FROM datasetVersion WHERE id = ?', here) === null ? null : here;
}
