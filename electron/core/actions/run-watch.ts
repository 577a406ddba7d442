import type { Output } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Context } from './context.ts';
import { tripWatched } from './watching/trip-watched.ts';
import { scoreShadow } from './watching/score-shadow.ts';

/**
 * What is done by itself after records and answers came: versions whose tripwires break are taken back, then the shadow answers
 * some of the records that wait for it.
 */
export async function runWatch(context: Context): Promise<Result<Output<'watch.run'>>> {
  const takenBack = await tripWatched(context);
  return ok({ takenBack: [...takenBack], ...(await scoreShadow(context)) });
}
