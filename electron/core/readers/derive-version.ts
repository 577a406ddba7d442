import { Profile } from '../../../shared/profile.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { createSealer, digestTable, type SealedTable } from '../files/seal-chunks.ts';
import { versionProfile } from '../store/datasets.ts';
import type { ReadableDb } from '../store/open-database.ts';
import { type VersionChunk, versionChunks, versionHead } from '../store/version-chunks.ts';
import { createLearner } from './derive/learn-value.ts';
import { type Derivation, type Learn, planSteps } from './derive/plan-steps.ts';
import { createRowBuffer } from './derive/row-buffer.ts';
import { type DerivedRows, runOperations } from './derive/run-operations.ts';
import { groupByRows, refuseVersion } from './row-groups.ts';
import type { ReaderInput, ReaderOutput, TaskContext } from './tasks.ts';

type Base = {
  readonly db: ReadableDb;
  readonly id: string;
  readonly rows: number;
  /** Of the columns as the base has them. */
  readonly names: readonly string[];
  readonly groups: readonly (readonly VersionChunk[])[];
};
type Watch = Pick<TaskContext, 'signal' | 'onProgress' | 'emit'>;

/**
 * Takes steps on a stored version, one range of rows at a time; emits the sealed chunks of the columns that changed. The
 * chunks of the others are the base's own, unless a filter moves rows. Fails with `dataset.unknown`, `derive.noRows`,
 * `derive.cancelled`, and as `planSteps` and `readGroup` do.
 */
export async function deriveVersion(
  db: ReadableDb,
  { versionId, columns, steps }: ReaderInput<'dataset.derive'>,
  watch: Watch,
): Promise<Result<ReaderOutput<'dataset.derive'>>> {
  const head = versionHead(db, versionId);
  if (head === null) return refuseVersion(versionId);
  const base = {
    db,
    id: head.id,
    rows: head.rows,
    names: head.columns.map(({ name }) => name),
    groups: groupByRows(versionChunks(db, head.id)),
  };
  const planned = await planSteps(columns, steps, learnFrom(base, watch));
  if (!planned.ok) return planned;
  const { derivation, steps: taken } = planned.value;
  const isFiltered = derivation.operations.some(({ kind }) => kind === 'filter');
  const table = isFiltered ? await filterRows(base, derivation, watch) : await changeColumns(base, derivation, watch);
  return table.ok ? ok({ table: table.value, steps: taken }) : table;
}

const learnFrom =
  (base: Base, watch: Watch): Learn =>
  async (before, slot, how) => {
    const learner = createLearner(how, base.rows);
    const walked = await walk(base, before, [slot], watch, async ({ chunks }) => chunks.forEach(learner.add));
    return walked.ok ? ok(learner.finish()) : walked;
  };

/** Every column of the rows that are left, gathered into full chunks. */
async function filterRows(base: Base, derivation: Derivation, watch: Watch): Promise<Result<SealedTable>> {
  const columns = derivation.columns.map(({ column }) => column);
  const [sealer, buffer] = [createSealer(columns), createRowBuffer(columns)];
  const slots = derivation.columns.map(({ slot }) => slot);
  const walked = await walk(base, derivation, slots, watch, async (derived) => {
    for (const chunks of buffer.add(derived)) await watch.emit(sealer.seal(chunks));
  });
  if (!walked.ok) return walked;
  const rest = buffer.finish();
  if (rest !== null) await watch.emit(sealer.seal(rest));
  const table = sealer.finish(columns);
  if (table.rows > 0) return ok(table);
  return fail('derive.noRows', 'No row fits the filter, so nothing would be left.', 'Look at the filter again.');
}

/** All rows stay where they are: only changed columns are read and stored, the others keep their chunks and profile. */
async function changeColumns(base: Base, derivation: Derivation, watch: Watch): Promise<Result<SealedTable>> {
  const changed = new Set(derivation.operations.flatMap((one) => (one.kind === 'change' ? [one.slot] : [])));
  const rewritten = derivation.columns.filter(({ slot }) => changed.has(slot));
  const sealer = createSealer(rewritten.map(({ column }) => column));
  const slots = rewritten.map(({ slot }) => slot);
  const walked = await walk(base, derivation, slots, watch, ({ chunks }) => watch.emit(sealer.seal(chunks)));
  return walked.ok ? ok(joinColumns(base, derivation, sealer.finish(rewritten.map(({ column }) => column)))) : walked;
}

/** Chunks and profiles of the base where a column is as it was, and the rewritten ones where it is not. */
function joinColumns(base: Base, { columns }: Derivation, rewritten: SealedTable): SealedTable {
  const placeByName = new Map(rewritten.columns.map(({ name }, place) => [name, place]));
  const rewrittenGroups = groupByRows(rewritten.chunks);
  const chunks = base.groups.flatMap((group, ordinal) =>
    columns.flatMap(({ slot, column: { name } }, column) => {
      const own = placeByName.get(name);
      const found =
        own === undefined ? group.find((chunk) => chunk.column === slot) : (rewrittenGroups[ordinal] ?? [])[own];
      return found === undefined ? [] : [{ ...found, ordinal, column }];
    }),
  );
  const before = versionProfile(base.db, base.id).columns;
  const profiles = columns.map(({ slot, column: { name } }) => [
    name,
    rewritten.profile.columns[name] ?? before[base.names[slot] ?? ''],
  ]);
  const made = columns.map(({ column }) => column);
  const profile = Profile.parse({ rows: base.rows, columns: Object.fromEntries(profiles) as unknown });
  return { columns: made, rows: base.rows, chunks, profile, digest: digestTable(made, chunks) };
}

/** One range of rows after the other. Fails with `derive.cancelled`. */
async function walk(
  { db, rows: of, groups }: Base,
  { operations }: Derivation,
  wanted: readonly number[],
  { signal, onProgress }: Watch,
  take: (derived: DerivedRows) => Promise<void>,
): Promise<Result<null>> {
  if (wanted.length === 0) return ok(null);
  let done = 0;
  for (const group of groups) {
    await new Promise(setImmediate); // lets a cancel in
    if (signal.aborted) return fail('derive.cancelled', 'Making the version was cancelled. Nothing was changed.');
    const derived = runOperations(db, group, operations, wanted);
    if (!derived.ok) return derived;
    await take(derived.value);
    done += group[0]?.rows ?? 0;
    onProgress({ done, of, rows: done });
  }
  return ok(null);
}
