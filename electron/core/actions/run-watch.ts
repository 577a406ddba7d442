import type { Output } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Context } from './context.ts';
import { scoreShadow } from './watching/score-shadow.ts';

/** What is done by itself after records and answers came: the shadow answers some of those that wait for it. */
export const runWatch = async (context: Context): Promise<Result<Output<'watch.run'>>> =>
  ok(await scoreShadow(context));
