import type { Output, Parsed } from '../../../shared/calls.ts';
import type { Result } from '../../../shared/result.ts';
import type { Context } from './context.ts';

/** What an import of this file would do. Nothing is stored. Fails as `previewCsv` does. */
export async function previewDataset(
  { readers, signal }: Context,
  input: Parsed<'dataset.preview'>,
): Promise<Result<Output<'dataset.preview'>>> {
  return readers.run('table.preview', input, { signal });
}
