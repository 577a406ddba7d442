import type { Ensemble } from '../boosting/tree.ts';
import type { Linear } from './dense/solve-linear.ts';
import type { Preparation } from './dense/prepare-features.ts';
import type { Standard } from './images/learn-over-backbone.ts';
import type { Encoder } from './trees/encode-features.ts';

/** Where a quantity's scores are 0, and how much of it a score of 1 is; 0 and 1 for classes. */
type QuantityScale = { readonly center: number; readonly scale: number };

/**
 * What a fit learned, as far as another fit of the same algorithm can go on from it. Features are in the order in which
 * they were learned from, scores in the order of the classes.
 */
export type LearnedState = QuantityScale &
  (
    | { readonly algorithm: 'gbdt'; readonly ensemble: Ensemble; readonly encoders: readonly Encoder[] }
    | { readonly algorithm: 'linear'; readonly linear: Linear; readonly preparations: readonly Preparation[] }
    | { readonly algorithm: 'mlp'; readonly parameters: Float32Array; readonly preparations: readonly Preparation[] }
    /** `standard` is of what a backbone makes of an image; null where the network begins at the pixels. */
    | { readonly algorithm: 'image-head'; readonly parameters: Float32Array; readonly standard: Standard | null }
  );

export type StateOf<Algorithm extends LearnedState['algorithm']> = Extract<
  LearnedState,
  { readonly algorithm: Algorithm }
>;

/** The state as that of its algorithm; null for a fit that begins anew. */
export function stateOf<Algorithm extends LearnedState['algorithm']>(
  algorithm: Algorithm,
  state: LearnedState | undefined,
): StateOf<Algorithm> | null {
  if (state === undefined) return null;
  if (state.algorithm !== algorithm) throw new TypeError(`${algorithm} cannot go on from ${state.algorithm}`);
  return state as StateOf<Algorithm>; // checked above
}
