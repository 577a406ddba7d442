import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Context } from './context.ts';
import { describeEndpoint } from './endpoint/describe-endpoint.ts';

/** Whether programs on this laptop are answered, where, with which token, and what they asked for last. */
export const showEndpoint = async (
  context: Context,
  _input: Parsed<'endpoint.show'>,
): Promise<Result<Output<'endpoint.show'>>> => ok(describeEndpoint(context));
