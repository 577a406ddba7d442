import type { Output, Parsed } from '../../../shared/calls.ts';
import type { Column } from '../../../shared/column.ts';
import type { DatasetDiff } from '../../../shared/dataset-diff.ts';
import type { DatasetVersion } from '../../../shared/dataset.ts';
import { comparableColumns, compareSchemas } from '../../../shared/columns/compare-schemas.ts';
import { compareDistributions } from '../../../shared/domain/compare-distributions.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { resolveDataset, versionProfile } from '../store/datasets.ts';
import type { Context } from './context.ts';
import { refuseUnknownDataset } from './datasets/refusals.ts';

/**
 * What changed from `before` to `after`: columns, rows and how values are spread. Rows are matched by `key`, by default
 * the columns that are used as one, and compared whole where there is none. Fails with `dataset.unknown`,
 * `diff.keyUnknown`, and as the reader's `diffVersions` does.
 */
export async function diffDatasets(
  { store, projectId, readers, signal, progress }: Context,
  input: Parsed<'dataset.diff'>,
): Promise<Result<Output<'dataset.diff'>>> {
  const before = resolveDataset(store, projectId, input.before);
  if (before === null) return refuseUnknownDataset(input.before);
  const after = resolveDataset(store, projectId, input.after);
  if (after === null) return refuseUnknownDataset(input.after);
  const comparable = comparableColumns(before.columns, after.columns);
  const key = chooseKey(before, after, comparable, input.key);
  if (!key.ok) return key;
  const rows = await readers.run(
    'dataset.diff',
    {
      before: { versionId: before.id, columns: before.columns },
      after: { versionId: after.id, columns: after.columns },
      key: key.value,
      columns: comparable.map(({ name }) => name),
      limit: input.limit,
    },
    { signal, onProgress: progress },
  );
  if (!rows.ok) return rows;
  const schema = compareSchemas(withoutCounts(before), withoutCounts(after));
  return ok({
    before: sideOf(before),
    after: sideOf(after),
    isSame: hasNoChange(schema) && (before.digest === after.digest || hasNoMoves(rows.value)),
    schema,
    rows: rows.value,
    distributions: [
      ...compareDistributions(versionProfile(store, before.id), versionProfile(store, after.id), comparable),
    ],
  });
}

const sideOf = ({ name, version, id, rows }: DatasetVersion) => ({ ref: `${name}@${version}`, id, rows });

const withoutCounts = ({ columns }: DatasetVersion): Column[] => columns.map(({ missing: _, ...column }) => column);

const hasNoChange = ({ added, removed, retyped, changed }: DatasetDiff['schema']): boolean =>
  added.length + removed.length + retyped.length + changed.length === 0;

const hasNoMoves = (rows: DatasetDiff['rows']): boolean =>
  rows.added + rows.removed === 0 && (rows.by === 'wholeRow' || rows.changed + rows.problems.length === 0);

function chooseKey(
  before: DatasetVersion,
  after: DatasetVersion,
  comparable: readonly Column[],
  said: readonly string[] | undefined,
): Result<readonly string[]> {
  const names = new Set(comparable.map(({ name }) => name));
  if (said === undefined) {
    const used = [...before.columns, ...after.columns].filter(({ role, name }) => role === 'key' && names.has(name));
    return ok([...new Set(used.map(({ name }) => name))]);
  }
  const stranger = said.find((name) => !names.has(name));
  if (stranger === undefined) return ok([...new Set(said)]);
  return fail(
    'diff.keyUnknown',
    `"${stranger}" is not in both versions, or not of the same type, so rows cannot be matched by it.`,
    `Columns of both are ${[...names].join(', ')}.`,
    { column: stranger },
  );
}
