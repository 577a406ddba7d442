import type { Output, Parsed } from '../../../shared/calls.ts';
import type { Result } from '../../../shared/result.ts';
import type { Context } from './context.ts';
import { changeRecall } from './models/change-recall.ts';

/** Takes a version out of service under every alias. Fails as `changeRecall` does. */
export const recallModel = async (
  context: Context,
  { ref, reason }: Parsed<'model.recall'>,
): Promise<Result<Output<'model.recall'>>> => changeRecall(context, ref, { isRecalled: true, reason });
