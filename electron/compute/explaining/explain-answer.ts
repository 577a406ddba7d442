import type { Explanation } from '../../../shared/explanation.ts';
import type { ModelSpec } from '../../../shared/model.ts';
import type { Answers } from '../scoring/score-rows.ts';
import { againstRest } from './against-rest.ts';
import { explainedClass } from './explained-class.ts';
import type { Curve, Explainer, InputCells, ScoreShares } from './explainer.ts';

/** By how much what adds up may differ from the model's own answer, which is computed in float32. */
const MOST_DIFFERENCE = 1e-4;

/**
 * Why the model gave this answer to this one row; null where what was worked out does not add up to the answer: no
 * reason is better than a false one.
 */
export function explainAnswer(
  explainer: Explainer,
  spec: ModelSpec,
  cells: InputCells,
  answers: Answers,
): Explanation | null {
  const { method, link, curve } = explainer;
  const found = bend(explainer.explain(cells), curve);
  const scores = scoresOf(found);
  if (link === 'none') {
    const [base, score] = [found.base[0] ?? NaN, scores[0] ?? NaN];
    const size = found.shares.reduce((most, share) => Math.max(most, Math.abs(share)), Math.max(1, Math.abs(base)));
    if (!isNear(score, answers.values?.[0], size)) return null;
    return { method, unit: 'quantity', of: null, base, ...contributionsOf(explainer, spec, found.shares, base) };
  }
  const ofClasses = link === 'sigmoid' ? withNegative(found) : found;
  const said = softmax(scoresOf(ofClasses));
  const { probabilities } = answers;
  if (said.length !== spec.classes.length || probabilities?.length !== said.length) return null;
  if (!said.every((share, at) => isNear(share, probabilities[at], 1))) return null;
  const of = explainedClass(spec, said);
  const { base, shares } = againstRest(ofClasses, of);
  const name = spec.classes[of] ?? null;
  return { method, unit: 'logOdds', of: name, base, ...contributionsOf(explainer, spec, shares, base) };
}

/** Log-odds beyond which a calibrated probability is not followed to 0 or 1. */
const NEAREST = 1e-7;

/**
 * One score and its shares after a calibration curve: as log-odds of what the curve answers, each share times the mean
 * slope between base and score (Aumann and Shapley 1974: only the sum goes through the curve).
 */
function bend({ base, shares }: ScoreShares, curve: Curve | null): ScoreShares {
  if (curve === null) return { base, shares };
  const bent = (score: number): number => {
    const probability = Math.min(1 - NEAREST, Math.max(NEAREST, curve(1 / (1 + Math.exp(-score)))));
    return Math.log(probability / (1 - probability));
  };
  const from = base[0] ?? NaN;
  const risen = shares.reduce((sum, share) => sum + share, 0);
  const slope = risen === 0 ? 0 : (bent(from + risen) - bent(from)) / risen;
  return { base: Float64Array.of(bent(from)), shares: shares.map((share) => share * slope) };
}

/** Not near where either is no number. */
const isNear = (worked: number, answered: number | undefined, size: number): boolean =>
  Math.abs(worked - (answered ?? NaN)) <= MOST_DIFFERENCE * size;

function scoresOf({ base, shares }: ScoreShares): Float64Array {
  const scores = base.slice();
  shares.forEach((share, at) => {
    const score = at % base.length;
    scores[score] = (scores[score] as number) + share; // in range
  });
  return scores;
}

/** A sigmoid's one score is that of the second class; the first one's is zero. */
const withNegative = ({ base, shares }: ScoreShares): ScoreShares => ({
  base: Float64Array.of(0, base[0] ?? NaN),
  shares: Float64Array.from({ length: shares.length * 2 }, (_, at) => (at % 2 === 0 ? 0 : (shares[at >> 1] ?? NaN))),
});

function softmax(scores: Float64Array): Float64Array {
  const top = Math.max(...scores);
  const sizes = scores.map((score) => Math.exp(score - top));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return sizes.map((size) => size / total);
}

/** By column, the largest first; an input's share goes to the column that fills it. The score is what they add up to. */
function contributionsOf(
  { inputs }: Explainer,
  { features, inputs: mapped }: ModelSpec,
  shares: Float64Array,
  base: number,
): Pick<Explanation, 'contributions' | 'score'> {
  const byColumn = new Map<string, number>(features.map(({ name }) => [name, 0]));
  inputs.forEach((input, at) => {
    const column = mapped.find(({ name }) => name === input)?.columns[0] ?? input;
    byColumn.set(column, (byColumn.get(column) ?? 0) + (shares[at] ?? NaN));
  });
  const contributions = [...byColumn].map(([column, contribution]) => ({ column, contribution }));
  return {
    contributions: contributions.toSorted((a, b) => Math.abs(b.contribution) - Math.abs(a.contribution)),
    score: contributions.reduce((sum, { contribution }) => sum + contribution, base),
  };
}
