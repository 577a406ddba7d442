import type { Random } from '../../../shared/domain/random.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Learning } from '../../../shared/training.ts';
import type { TrainingPlan } from '../../../shared/training-plan.ts';
import type { Breather } from '../breather.ts';
import type { Table } from '../tables.ts';
import type { DeliveredModel } from './going-on/read-state.ts';
import { refuseFeatures } from './images/refuse-features.ts';
import { type Parting, partRows } from './parting/part-rows.ts';
import { ANSWER_COLUMNS } from './reference-profile.ts';
import { type GatheredData, gatherTrainingData, type TrainingData } from './training-data.ts';
import { refuseDirections } from './trees/read-directions.ts';
import { type RowCounting, weighRows } from './weigh-rows.ts';

export type TrainRequest = Learning &
  TrainingPlan & {
    readonly table: Table;
    readonly target: string;
    readonly features: readonly string[];
    readonly seed: number;
    /** The version to go on from; null begins anew. */
    readonly base?: BaseRequest | null;
  };

export type BaseRequest = DeliveredModel & {
  /** How the version itself was trained, on rows that are still here; null where nobody can say or has them. */
  readonly earlier: TrainRequest | null;
};

export type Prepared = {
  readonly data: GatheredData;
  readonly counting: RowCounting;
  readonly parting: Parting;
};

/** Gathers, weighs and parts the rows, or says why nothing can be learned from them as was asked (`train.…`). */
export async function prepareTraining(
  request: TrainRequest,
  random: Random,
  breather: Breather,
): Promise<Result<Prepared>> {
  const { table, target, features, parameters } = request;
  const gathered = await gatherTrainingData(table, target, features, breather, request.base?.spec);
  if (!gathered.ok) return gathered;
  const data = gathered.value;
  const refused = refuseMisfits(request, data);
  if (refused !== null) return refused;
  const counting = weighRows(table, data, request);
  if (!counting.ok) return counting;
  const asked = { ...request, holdout: parameters.holdout, learnedOf: counting.value.learnedOf };
  const parted = partRows(table, data, asked, random.fork('split'));
  return parted.ok ? ok({ data, counting: counting.value, parting: parted.value }) : parted;
}

/** What the algorithm cannot take, and names that are taken. */
export const refuseMisfits = (learning: Learning, data: TrainingData): Result<never> | null =>
  refuseReservedNames(data) ?? refuseDirections(learning, data) ?? refuseFeatures(learning, data);

function refuseReservedNames({ features }: TrainingData): Result<never> | null {
  const taken = features.find(({ column }) => ANSWER_COLUMNS.some((name) => name === column.name));
  if (!taken) return null;
  return fail(
    'train.reservedName',
    `A column to learn from may not be called "${taken.column.name}": the model's own answers are kept under that name.`,
    'Rename the column, or leave it out.',
  );
}
