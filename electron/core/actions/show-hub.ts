import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Context } from './context.ts';
import { describeHub } from './hub/describe-hub.ts';

/** Whether phones can reach this laptop, where, with which password, and what they asked for last. */
export const showHub = async (context: Context, _input: Parsed<'hub.status'>): Promise<Result<Output<'hub.status'>>> =>
  ok(describeHub(context));
