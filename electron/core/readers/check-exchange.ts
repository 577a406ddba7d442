import { type ExchangeHead, exchangeText } from '../../../shared/exchange.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { type ReadFrame, readFrames } from '../files/exchange/frames.ts';
import { isSignedBy } from '../files/is-signed-by.ts';
import { isKeyedOtherwise } from '../store/devices.ts';
import type { ReadableDb } from '../store/open-database.ts';
import { refuseDamaged, refuseMergeCancelled, refuseThrown, refuseUntrusted } from './exchange-refusals.ts';
import type { ReaderInput, ReaderOutput, TaskContext } from './tasks.ts';

type Checked = ReaderOutput<'exchange.check'>;

/**
 * Reads a file of exchange once from end to end and keeps nothing: it is whole, as its device signed it, and the device
 * is the one that is known here under this id. Fails with `file.unreadable`, `exchange.notExchange`, `exchange.newer`,
 * `exchange.damaged`, `exchange.untrusted`, `exchange.cancelled`.
 */
export async function checkExchange(
  db: ReadableDb,
  { path }: ReaderInput<'exchange.check'>,
  { signal, onProgress }: Pick<TaskContext, 'signal' | 'onProgress'>,
): Promise<Result<Checked>> {
  try {
    let head: ExchangeHead | null = null;
    let last: ReadFrame | null = null;
    for await (const read of readFrames(path)) {
      if (signal.aborted) return refuseMergeCancelled(path);
      if (last?.frame.kind === 'end') return refuseDamaged(path, 'it goes on after its end');
      if ((head === null) !== (read.frame.kind === 'head')) return refuseDamaged(path, 'its parts are out of order');
      if (read.frame.kind === 'head') head = read.frame;
      last = read;
      onProgress({ done: read.done, of: read.of * 2, rows: 0 });
    }
    return head === null || last === null ? refuseDamaged(path, 'it is empty') : judge(db, path, head, last);
  } catch (cause) {
    return refuseThrown(path, cause);
  }
}

function judge(db: ReadableDb, path: string, head: ExchangeHead, { frame, sha256Before }: ReadFrame): Result<Checked> {
  if (frame.kind !== 'end') return refuseDamaged(path, 'it ends too early');
  if (frame.sha256 !== sha256Before) return refuseDamaged(path, 'its content does not have the hash that it names');
  const { id, publicKey } = head.device;
  if (isKeyedOtherwise(db, id, publicKey) || !isSignedBy(publicKey, exchangeText(frame.sha256), frame.signature))
    return refuseUntrusted(path);
  return ok({ head, sha256: frame.sha256 });
}
