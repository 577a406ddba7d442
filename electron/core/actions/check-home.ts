import { statfs } from 'node:fs/promises';
import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Context } from './context.ts';

type Check = Output<'home.check'>['checks'][number];

/** Below this an import or a sync may fill the disk. */
const LEAST_FREE_BYTES = 512 * 2 ** 20;

/** Looks whether the home is whole and its helpers answer; each check says what it found. Nothing is changed. */
export async function checkHome(context: Context, _input: Parsed<'home.check'>): Promise<Result<Output<'home.check'>>> {
  const checks = [
    await checkReferences(context),
    await checkAudit(context),
    await checkChunks(context),
    await checkCompute(context),
    await checkDisk(context),
  ];
  return ok({ ok: checks.every((check) => check.ok), checks });
}

async function checkReferences({ readers, signal }: Context): Promise<Check> {
  const checked = await readers.run('home.references', null, { signal });
  if (!checked.ok) return { name: 'database', ok: false, detail: checked.error.message };
  const { broken } = checked.value;
  return { name: 'database', ok: broken === 0, detail: `${broken} rows point at something that is not there` };
}

async function checkAudit({ readers, signal }: Context): Promise<Check> {
  const verified = await readers.run('audit.verify', null, { signal });
  if (!verified.ok) return { name: 'audit', ok: false, detail: verified.error.message };
  const { entries, damaged } = verified.value;
  return { name: 'audit', ok: damaged.length === 0, detail: `${damaged.length} of ${entries} entries are damaged` };
}

async function checkChunks({ readers, blobs, signal }: Context): Promise<Check> {
  const verified = await readers.run('dataset.verify', { versionIds: null, blobs: blobs.options }, { signal });
  if (!verified.ok) return { name: 'datasets', ok: false, detail: verified.error.message };
  const { chunks, files, damaged } = verified.value;
  const detail = `${damaged.length} faults in ${chunks} chunks and ${files} files`;
  return { name: 'datasets', ok: damaged.length === 0, detail };
}

async function checkCompute({ engine, signal }: Context): Promise<Check> {
  const opened = await engine.request('table.open', { columns: [{ name: 'check', type: 'number' }] }, { signal });
  const answered = opened.ok ? await engine.request('table.close', { tableId: opened.value.tableId }) : opened;
  return { name: 'compute', ok: answered.ok, detail: answered.ok ? 'it answers' : answered.error.message };
}

async function checkDisk({ folder }: Context): Promise<Check> {
  const { bavail, bsize } = await statfs(folder);
  const freeBytes = bavail * bsize;
  const detail = `${(freeBytes / 2 ** 30).toFixed(1)} GiB are free`;
  return { name: 'disk', ok: freeBytes >= LEAST_FREE_BYTES, detail };
}
