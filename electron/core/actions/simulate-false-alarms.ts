import type { Output, Parsed } from '../../../shared/calls.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { referenceProfile } from '../store/models.ts';
import type { Context } from './context.ts';
import { findTableModel } from './models/find-table-model.ts';
import { ignoredColumns } from './monitoring/column-roles.ts';
import { knownColumns, refuseWithoutReference } from './monitoring/known-columns.ts';

/**
 * How often a report on `n` records would alarm falsely for this model: windows drawn from what it learned from, held
 * against the rest of it. Fails with `model.unknown`, `model.notATable`, `model.noReference`, `simulate.tooMany` and
 * `simulate.cancelled`.
 */
export async function simulateFalseAlarms(
  context: Context,
  { model: ref, n, runs }: Parsed<'monitor.simulate'>,
): Promise<Result<Output<'monitor.simulate'>>> {
  const { store, projectId, readers, signal, progress } = context;
  const found = findTableModel(store, projectId, ref);
  if (!found.ok) return found;
  const model = found.value;
  const reference = referenceProfile(store, model.id);
  if (reference === null) return refuseWithoutReference(model.ref);
  if (n * 2 > reference.rows) return refuseTooMany(n, reference.rows);
  const ignore = [...ignoredColumns(model, knownColumns(context, model), reference, reference)];
  const input = { reference, n, runs, ignore };
  const simulated = await readers.run('drift.simulate', input, { signal, onProgress: progress });
  if (!simulated.ok) return simulated;
  return ok({ modelRef: model.ref, runs, n, referenceN: reference.rows - n, ...simulated.value });
}

const refuseTooMany = (n: number, rows: number): Result<never> =>
  fail(
    'simulate.tooMany',
    `${n} records cannot be drawn again and again from the ${rows} that the model learned from.`,
    `Ask for at most ${Math.floor(rows / 2)}.`,
  );
