import type { Output, Parsed } from '../../../shared/calls.ts';
import type { Result } from '../../../shared/result.ts';
import type { Context } from './context.ts';
import { changeRecall } from './models/change-recall.ts';

/** Lets a recalled version serve again where its aliases point. Fails as `changeRecall` does. */
export const reinstateModel = async (
  context: Context,
  { ref, reason }: Parsed<'model.reinstate'>,
): Promise<Result<Output<'model.reinstate'>>> => changeRecall(context, ref, { isRecalled: false, reason });
