import { createRandom } from '../../../shared/domain/random.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { fitModel, type HowFitted, type TrainContext, type TrainedModel } from './fit-model.ts';
import { judgeKept } from './going-on/judge-kept.ts';
import { type GoingOn, prepareGoingOn } from './going-on/prepare-going-on.ts';
import { warnOfGoingOn } from './going-on/warn-of-going-on.ts';
import { type BaseRequest, prepareTraining, type TrainRequest } from './prepare-training.ts';

/**
 * Trains a model: fits to the training part of each fold find the number of rounds and give the held-out metrics; the
 * model delivered is then refitted to all rows with that many rounds, exported, and accepted only if ONNX Runtime answers
 * what the trainer does on every held-out row. The same seed, rows and parameters give the same bytes. With a base all
 * fits go on from that version, and what is kept of its knowledge is measured.
 */
export async function trainModel(request: TrainRequest, context: TrainContext): Promise<Result<TrainedModel>> {
  const { breather } = context;
  const { base } = request;
  const random = createRandom(request.seed);
  const prepared = await prepareTraining(request, random, breather);
  if (!prepared.ok) return prepared;
  if (!base) {
    const fitted = await fitModel(request, prepared.value, random, context);
    return fitted.ok ? ok(fitted.value.trained) : fitted;
  }
  const goingOn = await prepareGoingOn(request, base, prepared.value, breather);
  if (!goingOn.ok) return goingOn;
  const { start } = goingOn.value;
  const fitted = await fitModel(request, goingOn.value.prepared, random, { ...context, start });
  return fitted.ok ? addKept({ ...request, base }, goingOn.value, fitted.value, context) : fitted;
}

type Fitted = { readonly trained: TrainedModel; readonly how: HowFitted };

/** Measures what is kept of the earlier version, and adds it to what the training came to. */
async function addKept(
  request: TrainRequest & { readonly base: BaseRequest },
  goingOn: GoingOn,
  { trained, how }: Fitted,
  context: TrainContext,
): Promise<Result<TrainedModel>> {
  const kept = await judgeKept(request, goingOn, { ...how, threshold: trained.threshold }, context);
  if (!kept.ok) return kept;
  const { features } = goingOn.prepared.data;
  const told = warnOfGoingOn(kept.value, trained.iterations, goingOn.start, request.base.spec, features);
  return ok({ ...trained, kept: kept.value, warnings: [...told, ...trained.warnings] });
}
