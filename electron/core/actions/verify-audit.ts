import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Context } from './context.ts';

/** Walks the audit log's chain of hashes; names each entry that its hash does not cover. Fails as the reader does. */
export async function verifyAuditLog(
  { readers, signal, progress }: Context,
  _input: Parsed<'audit.verify'>,
): Promise<Result<Output<'audit.verify'>>> {
  const verified = await readers.run('audit.verify', null, { signal, onProgress: progress });
  if (!verified.ok) return verified;
  const { entries, damaged } = verified.value;
  return ok({ ok: damaged.length === 0, entries, damaged: [...damaged] });
}
