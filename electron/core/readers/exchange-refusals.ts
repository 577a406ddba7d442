import { basename } from 'node:path';
import { fail, type Result } from '../../../shared/result.ts';
import { ExchangeDamaged } from '../files/exchange/frames.ts';
import { whyUnreadable } from '../files/why-unreadable.ts';
import { isSystemError } from '../files/system-error.ts';

const hints: Readonly<Record<ExchangeDamaged['code'], string>> = {
  'exchange.damaged': 'Copy it again, or have it exported again.',
  'exchange.notExchange': 'Choose a file that another laptop of the project exported.',
  'exchange.newer': 'Update Fieldloop on this laptop, then merge it again.',
};

const refuse = (code: string, path: string, why: string, hint: string): Result<never> =>
  fail(code, `${basename(path)} was not merged: ${why}. Nothing was changed.`, hint);

export const refuseDamaged = (path: string, why: string): Result<never> =>
  refuse('exchange.damaged', path, why, hints['exchange.damaged']);

export const refuseUntrusted = (path: string): Result<never> =>
  refuse(
    'exchange.untrusted',
    path,
    'the laptop that it names did not sign it as it stands',
    'Have it exported again, and take it from that laptop itself.',
  );

export const refuseMergeCancelled = (path: string): Result<never> =>
  fail('exchange.cancelled', `Merging ${basename(path)} was cancelled. Nothing was changed.`);

/** What reading a file of exchange threw, as a refusal; anything else is thrown on. */
export function refuseThrown(path: string, cause: unknown): Result<never> {
  if (cause instanceof ExchangeDamaged) return refuse(cause.code, path, cause.message, hints[cause.code]);
  if (!isSystemError(cause)) throw cause;
  return refuse(
    'file.unreadable',
    path,
    whyUnreadable(cause),
    'Check that the file is there and that you may open it.',
  );
}
