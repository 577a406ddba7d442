import type { Output, Parsed } from '../../../shared/calls.ts';
import { type Result } from '../../../shared/result.ts';
import type { Context } from './context.ts';

/** One contact with the server: everything that waits is sent, then what others brought is fetched. */
export function runSync(context: Context, _input: Parsed<'sync.run'>): Promise<Result<Output<'sync.run'>>> {
  return context.link.exchange({ signal: context.signal, progress: context.progress });
}
