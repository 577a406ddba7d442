import type { Output, Parsed } from '../../../shared/calls.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Context } from './context.ts';
import { chooseSelection } from './datasets/choose-selection.ts';

/**
 * How many records a selection would freeze now, with the columns and categories to select by. Stores nothing. Fails with
 * `dataset.unknown`, `freeze.notFrozen`, and as the reader's `surveyRecords` does.
 */
export async function previewFreeze(
  context: Context,
  input: Parsed<'record.previewFreeze'>,
): Promise<Result<Output<'record.previewFreeze'>>> {
  const { readers, projectId, signal, progress } = context;
  const chosen = chooseSelection(context, input);
  if (!chosen.ok) return chosen;
  const task = { projectId, where: chosen.value.where };
  const surveyed = await readers.run('records.survey', task, { signal, onProgress: progress });
  if (!surveyed.ok) return surveyed;
  const { rows, of, columns, values } = surveyed.value;
  return ok({
    rows,
    of,
    columns: [...columns],
    values: Object.fromEntries(Object.entries(values).map(([name, list]) => [name, [...list]])),
  });
}
