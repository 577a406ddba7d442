import type { AgreementLine } from '../../performance.ts';
import { wilsonInterval } from '../interval.ts';
import { shareDifference } from '../share-difference.ts';

/** One answer: whether it was the model's, whether that was in sight, and how long after the person's answer before. */
export type GivenAnswer = {
  readonly agrees: boolean;
  readonly isShown: boolean;
  /** Null for the first answer of a sitting. */
  readonly seconds: number | null;
};

const LEAST_ANSWERS = 20;
const QUICK_SECONDS = 2;
/** So nearly everything counts as all. */
const ALL = 0.95;

/**
 * How far people go along with a model (automation bias): how much more often they agree with it after seeing its answer
 * than without, with Newcombe's interval (1998, method 10), and how fast they confirm. A difference stands out where its
 * interval lies above 0; fewer than twenty answers shown and five blind tell nothing of it.
 */
export function judgeAgreement(answers: readonly GivenAnswer[]): AgreementLine {
  const shown = answers.filter(({ isShown }) => isShown);
  const blind = answers.filter(({ isShown }) => !isShown);
  const count = (of: readonly GivenAnswer[]) => ({ count: of.filter(({ agrees }) => agrees).length, of: of.length });
  const [ofShown, ofBlind] = [count(shown), count(blind)];
  const seconds = shown.flatMap((answer) => (answer.seconds === null ? [] : [answer.seconds]));
  const isTimed = seconds.length >= LEAST_ANSWERS;
  const sorted = seconds.toSorted((one, other) => one - other);
  const difference = shareDifference(ofShown, ofBlind);
  const quick = seconds.filter((one) => one <= QUICK_SECONDS).length / Math.max(1, seconds.length);
  const confirmsAll = isTimed && quick > 0.5 && ofShown.count >= ALL * ofShown.of;
  const goesAlong = difference !== null && ofShown.of >= LEAST_ANSWERS && ofBlind.of >= 5 && difference.low > 0;
  return {
    shown: wilsonInterval(ofShown.count, ofShown.of),
    blind: wilsonInterval(ofBlind.count, ofBlind.of),
    shownAnswers: ofShown.of,
    blindAnswers: ofBlind.of,
    difference,
    medianSeconds: isTimed ? (sorted[sorted.length >> 1] ?? null) : null,
    withinTwoSeconds: isTimed ? quick : null,
    finding: confirmsAll ? 'confirmsAll' : goesAlong ? 'goesAlong' : ofShown.of < LEAST_ANSWERS ? 'tooFew' : null,
  };
}
