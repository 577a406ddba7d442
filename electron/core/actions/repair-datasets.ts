import type { Output, Parsed } from '../../../shared/calls.ts';
import { decodeChunk } from '../../../shared/columns/chunk-codec.ts';
import { rowsOf } from '../../../shared/column.ts';
import type { Damage, DamagedKind, Repair } from '../../../shared/integrity.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { MendingVersion } from '../readers/home-tasks.ts';
import { hasChunks, mendChunk, mendVersion } from '../store/mend.ts';
import type { WritableDb } from '../store/open-database.ts';
import type { Context } from './context.ts';

type Found = {
  readonly chunks: readonly { readonly sha256: string; readonly bytes: Uint8Array }[];
  readonly versions: readonly MendingVersion[];
  readonly files: readonly Uint8Array[];
};

/**
 * Looks for damage and mends it with what a backup holds or, without one, the server: every part is hashed before it is
 * used, and all parts of the database are replaced in one transaction. Answers what was mended and, after looking once
 * more, what is still damaged. Errors: `verify.cancelled`, `backup.unreadable`, and those of `fetchChunks`.
 */
export async function repairDatasets(
  context: Context,
  { from }: Parsed<'dataset.repair'>,
): Promise<Result<Output<'dataset.repair'>>> {
  const before = await findDamage(context);
  if (!before.ok) return before;
  if (before.value.length === 0) return ok({ ok: true, repaired: [], stillDamaged: [] });
  const found =
    from === undefined ? await askServer(context, before.value) : await askBackup(context, from, before.value);
  if (!found.ok) return found;
  for (const content of found.value.files) await context.blobs.put(content);
  context.store.transaction((db) => mend(db, found.value));
  const after = await findDamage(context);
  if (!after.ok) return after;
  const source = from === undefined ? 'server' : 'backup';
  const left = new Set(after.value.map(({ id }) => id));
  const repaired = before.value
    .filter(({ id }) => !left.has(id))
    .map(({ id, kind }) => ({ id, kind, from: source }) as const);
  return ok({ ok: after.value.length === 0, repaired, stillDamaged: after.value } satisfies Repair);
}

async function findDamage({ readers, blobs, signal, progress }: Context): Promise<Result<Damage[]>> {
  const task = { versionIds: null, blobs: blobs.options };
  const verified = await readers.run('dataset.verify', task, { signal, onProgress: progress });
  return verified.ok ? ok([...verified.value.damaged]) : verified;
}

const idsOf = (damage: readonly Damage[], kind: DamagedKind): string[] =>
  damage.filter((one) => one.kind === kind).map(({ id }) => id);

function askBackup({ readers, signal }: Context, path: string, damage: readonly Damage[]): Promise<Result<Found>> {
  const [chunks, versions, files] = [idsOf(damage, 'chunk'), idsOf(damage, 'version'), idsOf(damage, 'file')];
  return readers.run('backup.read', { path, chunks, versions, files }, { signal });
}

/** The server keeps chunks, images and photos; files are put in their place one by one, as they come. */
async function askServer(context: Context, damage: readonly Damage[]): Promise<Result<Found>> {
  const { link, blobs, signal, progress } = context;
  const fetched = await link.fetchChunks(idsOf(damage, 'chunk'), { signal, progress });
  if (!fetched.ok) return fetched;
  const keep = async (bytes: Uint8Array): Promise<void> => void (await blobs.put(bytes));
  const files = await link.fetchFiles(idsOf(damage, 'file'), keep, { signal, progress });
  return files.ok ? ok({ chunks: fetched.value, versions: [], files: [] }) : files;
}

function mend(db: WritableDb, { chunks, versions }: Found): void {
  for (const { sha256, bytes } of chunks) mendChunk(db, { sha256, bytes, rows: rowsOf(decodeChunk(bytes)) });
  for (const version of versions) if (hasChunks(db, version.chunks)) mendVersion(db, version);
}
