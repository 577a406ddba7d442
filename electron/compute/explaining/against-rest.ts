import type { ScoreShares } from './explainer.ts';

/** The log-odds of one class against all others, and what each input adds to them. */
export type LogOdds = { readonly base: number; readonly shares: Float64Array };

/** Simpson's rule over so many steps: within 1e-9 for scores of usual size. */
const STEPS = 128;

/**
 * The log-odds of class `of` where probabilities are the softmax of scores. With one rival they are the difference of
 * two scores, and so are the shares. With several they are not linear in the scores: each input gets the integral of
 * its effect along the straight way from the base scores to the row's (Aumann and Shapley 1974), which adds up too.
 */
export function againstRest({ base, shares }: ScoreShares, of: number): LogOdds {
  const classes = base.length;
  const inputs = shares.length / classes;
  const moved = new Float64Array(classes);
  shares.forEach((share, at) => (moved[at % classes] = (moved[at % classes] as number) + share)); // in range
  const ofRival = rivalWeights(base, moved, of);
  const at = (input: number, score: number): number => shares[input * classes + score] as number; // in range
  const logOddsShares = Float64Array.from({ length: inputs }, (_, input) =>
    ofRival.reduce((sum, weight, rival) => sum - weight * at(input, rival), at(input, of)),
  );
  return { base: logOddsOf(base, of), shares: logOddsShares };
}

/** How much of the other classes' probability each rival has, on average along the way; 0 for the class itself. */
function rivalWeights(base: Float64Array, moved: Float64Array, of: number): Float64Array {
  if (base.length === 2) return Float64Array.from(base, (_, score) => (score === of ? 0 : 1));
  const weights = new Float64Array(base.length);
  for (let step = 0; step <= STEPS; step += 1) {
    const simpson = (step === 0 || step === STEPS ? 1 : step % 2 === 1 ? 4 : 2) / (3 * STEPS);
    const here = base.map((score, at) => (at === of ? -Infinity : score + ((moved[at] as number) * step) / STEPS)); // one a class
    const top = Math.max(...here);
    const sizes = here.map((score) => Math.exp(score - top));
    const total = sizes.reduce((sum, size) => sum + size, 0);
    sizes.forEach((size, at) => (weights[at] = (weights[at] as number) + (simpson * size) / total)); // one a class
  }
  return weights;
}

function logOddsOf(scores: Float64Array, of: number): number {
  const rivals = scores.filter((_, score) => score !== of);
  const top = Math.max(...rivals);
  return (scores[of] ?? NaN) - top - Math.log(rivals.reduce((sum, score) => sum + Math.exp(score - top), 0));
}
