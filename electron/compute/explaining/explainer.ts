/** A cell as the graph's input takes it: a number (float32, NaN where missing) or a text ('' where missing). */
export type InputCells = ReadonlyMap<string, number | string>;

/** How one row's scores came about. `base[score] + sum of shares[input * scores + score]` is the score. */
export type ScoreShares = { readonly base: Float64Array; readonly shares: Float64Array };

/** How scores become the answer. */
export type Link = 'sigmoid' | 'softmax' | 'none';

/** A probability of the positive class as it is answered after calibration. */
export type Curve = (probability: number) => number;

/** A model that can say how its answers come about. */
export type Explainer = {
  readonly method: 'trees' | 'linear';
  readonly link: Link;
  /** What a sigmoid's answer still goes through; null where nothing. */
  readonly curve: Curve | null;
  /** The graph's inputs, in the order of the shares. */
  readonly inputs: readonly string[];
  readonly scores: number;
  readonly explain: (cells: InputCells) => ScoreShares;
};

/** The graph is not built as our trainers build it: nothing can be said of how its answers come about. */
export class NotOurs extends Error {}
