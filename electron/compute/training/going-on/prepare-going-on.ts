import { createRandom } from '../../../../shared/domain/random.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { Breather } from '../../breather.ts';
import type { LearnedState } from '../learned-state.ts';
import type { RowSplit } from '../parting/row-split.ts';
import { type BaseRequest, type Prepared, prepareTraining, type TrainRequest } from '../prepare-training.ts';
import { LEAST_ROWS, type TrainingData } from '../training-data.ts';
import { matchRows } from './match-rows.ts';
import { readState } from './read-state.ts';

/** The version's own training, and the first part that it held out: of several only the first is gone through again. */
export type Earlier = { readonly request: TrainRequest; readonly prepared: Prepared; readonly split: RowSplit };

export type GoingOn = {
  readonly start: LearnedState;
  /** The new rows: none is learned from that the version was judged on, none judges that the version learned from. */
  readonly prepared: Prepared;
  /** Null where nobody can say what the version was judged on. */
  readonly earlier: Earlier | null;
  readonly leftOutRows: number;
  readonly knownRows: number;
};

/**
 * Reads what a version learned, and parts old rows from new ones. Fails with `train.baseUnread`, `train.nothingNew`,
 * `train.nothingJudged`, and as the version's own training does.
 */
export async function prepareGoingOn(
  request: TrainRequest,
  base: BaseRequest,
  prepared: Prepared,
  breather: Breather,
): Promise<Result<GoingOn>> {
  const start = readState(base, request);
  if (!start.ok) return start;
  if (base.earlier === null) {
    return ok({ start: start.value, prepared, earlier: null, leftOutRows: 0, knownRows: 0 });
  }
  const earlier = await prepareEarlier(base.earlier, breather);
  if (!earlier.ok) return earlier;
  const old = { table: base.earlier.table, known: earlier.value.prepared.data.known };
  const oldOf = await matchRows({ table: request.table, known: prepared.data.known }, old, breather);
  const parted = setApart(prepared, oldOf, earlier.value.split);
  return parted.ok ? ok({ start: start.value, earlier: earlier.value, ...parted.value }) : parted;
}

async function prepareEarlier(request: TrainRequest, breather: Breather): Promise<Result<Earlier>> {
  const prepared = await prepareTraining(request, createRandom(request.seed), breather);
  if (!prepared.ok) return prepared;
  const [split] = prepared.value.parting.folds;
  if (split === undefined) throw new Error('A training without a part');
  return ok({ request, prepared: prepared.value, split });
}

type SetApart = Pick<GoingOn, 'prepared' | 'leftOutRows' | 'knownRows'>;

/** `oldOf` is, by row, the row of the version's data that it is, or -1. */
function setApart({ data, counting, parting }: Prepared, oldOf: Int32Array, { heldOut }: RowSplit): Result<SetApart> {
  const judgedBefore = new Set(heldOut);
  const isLeftOut = (row: number): boolean => judgedBefore.has(oldOf[row] as number); // one a row, here and below
  const isKnown = (row: number): boolean => (oldOf[row] as number) >= 0;
  const knownRows = oldOf.filter((old) => old >= 0).length;
  if (data.rows - knownRows < LEAST_ROWS) return refuseNothingNew(data.rows - knownRows);
  const learnedOf = (rows: Int32Array): Int32Array => counting.learnedOf(rows).filter((row) => !isLeftOut(row));
  const folds = parting.folds.map((fold) => ({
    training: fold.training.filter((row) => !isLeftOut(row)),
    heldOut: fold.heldOut.filter((row) => !isKnown(row)),
  }));
  if (folds.some((fold) => fold.heldOut.length === 0 || !differ(data, learnedOf(fold.training))))
    return refuseJudging();
  return ok({
    prepared: { data, counting: { ...counting, learnedOf }, parting: { ...parting, folds } },
    leftOutRows: oldOf.filter((_, row) => isLeftOut(row)).length,
    knownRows,
  });
}

/** Whether there are rows of two classes, or any row of a quantity. */
const differ = ({ target }: TrainingData, rows: Int32Array): boolean =>
  target.task === 'regression'
    ? rows.length > 0
    : rows.some((row) => target.classOf[row] !== target.classOf[rows[0] as number]); // there is a first row here

const refuseNothingNew = (rows: number): Result<never> =>
  fail(
    'train.nothingNew',
    rows === 0
      ? 'The version to go on from has learned from every one of these rows.'
      : `Only ${rows} of these rows are new to the version to go on from.`,
    `Collect at least ${LEAST_ROWS} new rows, or train anew.`,
  );

const refuseJudging = (): Result<never> =>
  fail(
    'train.nothingJudged',
    'Parted like this, no new rows are left to judge by, or none of two classes to learn from.',
    'Part the rows at random or by another column, or ask for fewer parts.',
  );
