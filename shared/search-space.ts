import type { Algorithm, ImageHeadParameters, LinearParameters, MlpParameters, TreeParameters } from './training.ts';

/** From where a search draws one parameter: evenly on a scale of powers or of units (`whole`: whole numbers), or out of a list. */
export type Dimension =
  | { readonly kind: 'powers' | 'units'; readonly low: number; readonly high: number; readonly whole?: true }
  | { readonly kind: 'oneOf'; readonly values: readonly unknown[] };

export type SearchSpace = Readonly<Record<string, Dimension>>;

type ParametersOf = {
  gbdt: TreeParameters;
  linear: LinearParameters;
  mlp: MlpParameters;
  'image-head': ImageHeadParameters;
};
type Spaces = { readonly [A in Algorithm]: { readonly [Name in keyof ParametersOf[A]]?: Dimension } };

/**
 * What of each algorithm's parameters a search may try; the others keep their default or what was given. Stopping rules,
 * shares of rows and directions are decisions and no matter of search.
 */
export const searchSpaceByAlgorithm = {
  gbdt: {
    trees: { kind: 'powers', low: 50, high: 600, whole: true },
    leaves: { kind: 'powers', low: 4, high: 63, whole: true },
    learningRate: { kind: 'powers', low: 0.02, high: 0.3 },
    minRowsInLeaf: { kind: 'powers', low: 5, high: 100, whole: true },
    lambda: { kind: 'powers', low: 0.01, high: 30 },
  },
  linear: {
    l1: { kind: 'powers', low: 1e-3, high: 100 },
    l2: { kind: 'powers', low: 1e-3, high: 1_000 },
  },
  mlp: {
    hidden: { kind: 'oneOf', values: [[16], [32], [64], [128], [64, 32], [128, 64]] },
    activation: { kind: 'oneOf', values: ['relu', 'tanh'] },
    learningRate: { kind: 'powers', low: 3e-4, high: 0.03 },
    weightDecay: { kind: 'powers', low: 1e-4, high: 1 },
    batch: { kind: 'oneOf', values: [32, 64, 128, 256] },
  },
  'image-head': {
    filters: {
      kind: 'oneOf',
      values: [
        [8, 16],
        [16, 32],
        [32, 64],
      ],
    },
    hidden: { kind: 'oneOf', values: [[], [64], [128]] },
    learningRate: { kind: 'powers', low: 3e-4, high: 0.01 },
    weightDecay: { kind: 'powers', low: 1e-3, high: 1 },
  },
} as const satisfies Spaces;
