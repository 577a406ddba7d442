import type { Output, Parsed } from '../../../shared/calls.ts';
import type { Cell } from '../../../shared/column.ts';
import { MOST_KEPT_ROWS, type ScoredRow } from '../../../shared/endpoint.ts';
import { pictureShapeOf } from '../../../shared/picture.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { askModel } from '../engine/load-model.ts';
import type { Context } from './context.ts';
import { findToScore } from './models/refuse-recalled.ts';
import { columnsOfInputs, type SentColumns } from './scoring/columns-of-inputs.ts';
import { keepPrediction } from './scoring/keep-prediction.ts';
import { type Guarded, guardsOf, guardValues } from './scoring/guard-values.ts';
import { decide, siteColumn, siteIn } from './scoring/score-values.ts';
import { type ServingModel, servingModel } from './scoring/serving-model.ts';

/**
 * Scores rows that are no records, decided as the application decides, and keeps each prediction where asked to: who
 * asked saw the answer. Fails as `findToScore`, `columnsOfInputs` and scoring do, with `predict.takesImages` and
 * `predict.tooManyKept`; nothing is kept then.
 */
export async function predictRows(
  context: Context,
  { model: ref, inputs, others, keep }: Parsed<'predict.rows'>,
): Promise<Result<Output<'predict.rows'>>> {
  const { store, projectId } = context;
  const found = findToScore(store, projectId, ref);
  if (!found.ok) return found;
  const model = found.value;
  if (pictureShapeOf(model.spec) !== null) return refuseImages(model.ref);
  const sent = columnsOfInputs(model.spec, inputs, others);
  if (!sent.ok) return sent;
  if (keep && sent.value.rows > MOST_KEPT_ROWS) return refuseKept(sent.value.rows);
  const columns = Object.fromEntries([...sent.value.cellsByColumn].map(([name, cells]) => [name, [...cells]]));
  const asked = { sha256: model.sha256, columns };
  const scored = await askModel(context, model, 'model.scoreCells', asked, context.signal);
  if (!scored.ok) return scored;
  const serving = servingModel(store, projectId, model);
  const site = siteColumn(context);
  const guards = guardsOf(context, model);
  const rows = scored.value.outputs.map((output, row) => {
    const values = rowAt(sent.value, row);
    const said = decide(serving, output, siteIn(site, values));
    return { values, said, guarded: guardValues(guards, values) };
  });
  const ids = keep ? keepRows(context, serving, rows) : [];
  return ok({
    model,
    rows: rows.map(({ said, guarded }, row): ScoredRow => ({ ...said, ...guarded, predictionId: ids[row] ?? null })),
  });
}

type Row = {
  readonly values: Readonly<Record<string, Cell>>;
  readonly said: ReturnType<typeof decide>;
  readonly guarded: Guarded;
};

const rowAt = ({ cellsByColumn }: SentColumns, row: number): Readonly<Record<string, Cell>> =>
  Object.fromEntries([...cellsByColumn].map(([name, cells]) => [name, cells[row] ?? null]));

/** All of a request, or none of it. */
function keepRows(context: Context, serving: ServingModel, rows: readonly Row[]): readonly string[] {
  const about = { serving, explanation: null, record: null, scoredAtMs: context.now() };
  return context.store.transaction((db) =>
    rows.map(
      ({ values, said, guarded }) =>
        keepPrediction(db, context, { ...about, ...said, values, guarded, shown: guarded.rule === null }).id,
    ),
  );
}

const refuseImages = (ref: string): Result<never> =>
  fail('predict.takesImages', `${ref} reads images, which are not sent as columns.`, 'Import them as a data set.');

const refuseKept = (rows: number): Result<never> =>
  fail(
    'predict.tooManyKept',
    `${rows} rows were sent; while predictions are kept, at most ${MOST_KEPT_ROWS} are scored at once.`,
    'Divide them, or import them as a data set.',
  );
