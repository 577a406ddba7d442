import { type Column, isReadOneByOne } from '../../../../shared/column.ts';
import type { Profile } from '../../../../shared/profile.ts';
import type { ModelVersion } from '../../../../shared/registry.ts';

/**
 * What is known of the columns by name. What somebody said of a data set's columns (`described`) comes before what the
 * project says of all columns of that name, and this before what was found when the file was read.
 */
export const columnsByName = (
  ofProject: readonly Column[],
  ofDataset: readonly Column[],
  described: ReadonlySet<string>,
): ReadonlyMap<string, Column> => {
  const told = ofDataset.filter(({ name }) => described.has(name));
  return new Map([...ofDataset, ...ofProject, ...told].map((column) => [column.name, column]));
};

const NOT_COMPARED: readonly Column['role'][] = ['key', 'time', 'subject', 'label', 'shown', 'ignored', 'identifier'];

/**
 * The reference holds what the model fitted on the training part said of rows it had not seen; the model in use was
 * refitted on all rows. Its probabilities lie a little elsewhere where nothing has changed, and few of them are far
 * from the ends, so that every comparison of the two alarms. The classes after the threshold hardly move.
 */
const OF_ANOTHER_FIT = 'confidence';

/**
 * Columns whose distribution is bound to change, or is not the model's business: keys, times, free text, and whatever
 * the model neither reads nor says. Its answers count only where both sides have them; a file has none.
 */
export function ignoredColumns(
  { spec }: ModelVersion,
  columns: ReadonlyMap<string, Column>,
  reference: Profile,
  current: Profile,
): readonly string[] {
  const features = new Set(spec.features.map(({ name }) => name));
  const inBoth = (name: string): boolean => name in reference.columns && name in current.columns;
  const isCompared = (name: string): boolean => features.has(name) || (inBoth(name) && name !== OF_ANOTHER_FIT);
  const isText = (name: string): boolean =>
    isReadOneByOne((reference.columns[name] ?? current.columns[name])?.type ?? 'number');
  const names = new Set([...Object.keys(reference.columns), ...Object.keys(current.columns)]);
  return [...names].filter((name) => {
    const role = columns.get(name)?.role;
    return NOT_COMPARED.includes(role) || isText(name) || !isCompared(name);
  });
}

export type SiteColumns = { readonly site: string; readonly time: string; readonly inputs: readonly string[] };

/** What the search for a shifted site needs. Null where no column is known as the site or as the time. */
export function siteColumns({ spec }: ModelVersion, columns: ReadonlyMap<string, Column>): SiteColumns | null {
  const withRole = (role: Column['role']): string | undefined =>
    [...columns.values()].find((column) => column.role === role)?.name;
  const [site, time] = [withRole('site'), withRole('time')];
  if (site === undefined || time === undefined) return null;
  const inputs = spec.features.map(({ name }) => name).filter((name) => name !== site && name !== time);
  return { site, time, inputs };
}
