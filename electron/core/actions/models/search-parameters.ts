import { drawParameters } from '../../../../shared/domain/draw-parameters.ts';
import { pairedGain } from '../../../../shared/domain/paired-gain.ts';
import type { Random } from '../../../../shared/domain/random.ts';
import type { EngineOutput } from '../../../../shared/engine.ts';
import { ok, type Result } from '../../../../shared/result.ts';
import type { Judgement, SearchOutcome, SearchRequest } from '../../../../shared/search.ts';
import { searchSpaceByAlgorithm } from '../../../../shared/search-space.ts';

/** Of a rung, one trial in so many goes on to the next, with so many times the rows (Jamieson and Talwalkar 2016). */
const KEEP_ONE_OF = 3;
/** Fewer rows say too little to send anybody home. */
const LEAST_ROWS = 300;
/** Rungs at most: a ninth, a third and all of the rows. */
const MOST_RUNGS = 3;
/** Parts on which best and defaults are compared, none of which chose a trial. */
const CONFIRMING_PARTS = 8;
/** Judged over learned rows of an inner part. */
const JUDGED_PER_LEARNED = 1 / 3;

type Parameters = Judgement['parameters'];
type Tried = EngineOutput<'train.try'>;

export type SearchContext = {
  readonly request: SearchRequest;
  readonly random: Random;
  readonly tryOne: (
    parameters: Parameters,
    how: { readonly share: number; readonly draw: number; readonly parts: number },
  ) => Promise<Result<Tried>>;
  readonly isOver: () => boolean;
  /** Keeps what was judged as soon as it is known. */
  readonly keep: (judgement: Judgement) => void;
};

type Searched = Omit<SearchOutcome, 'seconds'>;
type Trial = { readonly trial: number; readonly parameters: Parameters };
/** How far the search is; `stopped` says why it goes no further. */
type Progress = { readonly whole: Judgement[]; trials: number; stopped: 'minutes' | 'cancelled' | null };

/**
 * Looks for better parameters than the defaults: at random, or by successive halving in brackets, whose trials start on a
 * share of the rows of which the best third goes on. Which trials there are follows from the seed alone; the budget only
 * says how many of them are judged. A cancel keeps the best of what was judged. Fails as the first trial does.
 */
export async function searchParameters(context: SearchContext): Promise<Result<Searched>> {
  const first = await judge(context, { trial: 0, parameters: {} }, { share: 1, draw: 0 });
  if (!first.ok) return first;
  const { judgement: defaults, tried } = first.value;
  const progress: Progress = { whole: [defaults], trials: 0, stopped: null };
  const shares = context.request.method === 'random' ? [1] : sharesFor(tried.trainingRows);
  for (let bracket = 1; progress.trials < context.request.trials && progress.stopped === null; bracket += 1) {
    const failed = await runBracket(context, progress, shares, bracket);
    if (failed !== null) return failed;
  }
  const best = leastLoss(progress.whole);
  return ok({
    ended: progress.stopped ?? 'trials',
    trials: progress.trials + 1,
    best,
    defaults,
    gain: best.trial === 0 || progress.stopped === 'cancelled' ? null : await confirmGain(context, best),
  });
}

/** Such as 1/9, 1/3 and 1; without those that leave too few rows. */
function sharesFor(trainingRows: number): readonly number[] {
  const all = Array.from({ length: MOST_RUNGS }, (_, rung) => KEEP_ONE_OF ** (rung + 1 - MOST_RUNGS));
  return all.filter((share) => share === 1 || share * trainingRows >= LEAST_ROWS);
}

async function runBracket(
  context: SearchContext,
  progress: Progress,
  shares: readonly number[],
  bracket: number,
): Promise<Result<never> | null> {
  const size = Math.min(KEEP_ONE_OF ** (shares.length - 1), context.request.trials - progress.trials);
  let standing = Array.from({ length: size }, (_, index) => drawTrial(context, progress.trials + 1 + index));
  for (const share of shares) {
    const judged: { readonly trial: Trial; readonly loss: number }[] = [];
    for (const trial of standing) {
      if (context.isOver()) progress.stopped = 'minutes';
      if (progress.stopped !== null) return null;
      // Trials that are compared are judged on the same parts: those of a rung, and all that had all rows.
      const answer = await judge(context, trial, { share, draw: share === 1 ? 0 : bracket });
      if (!answer.ok && answer.error.code === 'engine.cancelled') progress.stopped = 'cancelled';
      else if (!answer.ok) return answer;
      if (!answer.ok) return null;
      if (share === shares[0]) progress.trials += 1;
      if (share === 1) progress.whole.push(answer.value.judgement);
      judged.push({ trial, loss: answer.value.judgement.loss });
    }
    const kept = Math.max(1, Math.floor(judged.length / KEEP_ONE_OF));
    standing = judged
      .toSorted((one, other) => one.loss - other.loss)
      .slice(0, kept)
      .map(({ trial }) => trial);
  }
  return null;
}

function drawTrial({ request, random }: SearchContext, trial: number): Trial {
  const space = searchSpaceByAlgorithm[request.algorithm];
  return { trial, parameters: drawParameters(space, request.given, random.fork(`trial ${trial}`)) };
}

async function judge(
  { request, tryOne, keep }: SearchContext,
  { trial, parameters }: Trial,
  how: { readonly share: number; readonly draw: number },
): Promise<Result<{ readonly judgement: Judgement; readonly tried: Tried }>> {
  const answer = await tryOne(parameters, { ...how, parts: request.parts });
  if (!answer.ok) return answer;
  const { scores, rows, seconds } = answer.value;
  const losses = scores.map(({ loss }) => loss);
  const mean = losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
  const judgement: Judgement = {
    trial,
    parameters,
    share: how.share,
    rows,
    loss: finite(mean),
    losses: losses.map(finite),
    errors: scores.map(({ error }) => finite(error)),
    seconds,
  };
  keep(judgement);
  return ok({ judgement, tried: answer.value });
}

/** A fit that ran away, or a part without one of the classes, is the worst there is. */
const finite = (value: number): number => (Number.isFinite(value) ? value : Number.MAX_VALUE);

/** The first of equals: a trial has to be better than the defaults. */
const leastLoss = (judgements: readonly Judgement[]): Judgement =>
  judgements.reduce((best, each) => (each.loss < best.loss ? each : best));

/** On new parts, because the best of many is partly the luckiest (winner's curse). */
async function confirmGain({ tryOne }: SearchContext, best: Judgement): Promise<SearchOutcome['gain']> {
  const how = { share: 1, draw: 1, parts: CONFIRMING_PARTS };
  const before = await tryOne({}, how);
  const after = before.ok ? await tryOne(best.parameters, how) : before;
  if (!before.ok || !after.ok) return null;
  const gainOf = (name: 'loss' | 'error') =>
    pairedGain(
      before.value.scores.map((score) => score[name]),
      after.value.scores.map((score) => score[name]),
      JUDGED_PER_LEARNED,
    );
  const [loss, error] = [gainOf('loss'), gainOf('error')];
  return loss === null || error === null ? null : { loss, error, parts: CONFIRMING_PARTS };
}
