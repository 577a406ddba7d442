import type { Output, Parsed } from '../../../shared/calls.ts';
import type { Result } from '../../../shared/result.ts';
import type { Context } from './context.ts';
import { makeSlip } from './records/make-slip.ts';

/** What would be printed of a record. Fails as `makeSlip` does. */
export const showSlip = async (context: Context, input: Parsed<'slip.show'>): Promise<Result<Output<'slip.show'>>> =>
  makeSlip(context, input);
