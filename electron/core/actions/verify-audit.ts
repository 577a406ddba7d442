import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { verifyAudit } from '../store/audit.ts';
import type { Context } from './context.ts';

/** Walks the audit log's chain of hashes; names each entry that its hash does not cover. */
export async function verifyAuditLog(
  { store }: Context,
  _input: Parsed<'audit.verify'>,
): Promise<Result<Output<'audit.verify'>>> {
  const { entries, damaged } = verifyAudit(store);
  return ok({ ok: damaged.length === 0, entries, damaged });
}
