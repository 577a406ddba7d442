import type { Learning } from '../../../shared/training.ts';
import { learnLinear } from './dense/learn-linear.ts';
import { learnMlp } from './dense/learn-mlp.ts';
import type { FitRequest, FitResult } from './fitted-model.ts';
import { learnImageHead } from './images/learn-image-head.ts';
import { learnTrees } from './trees/learn-trees.ts';

/** Fits with the algorithm and the parameters chosen. */
export function learn(learning: Learning, request: Omit<FitRequest<never>, 'parameters'>): Promise<FitResult> {
  switch (learning.algorithm) {
    case 'gbdt':
      return learnTrees({ ...request, parameters: learning.parameters });
    case 'linear':
      return learnLinear({ ...request, parameters: learning.parameters });
    case 'mlp':
      return learnMlp({ ...request, parameters: learning.parameters });
    case 'image-head':
      return learnImageHead({ ...request, parameters: learning.parameters });
  }
}

/** The most points that a curve may have: what progress counts towards. */
export function mostRounds(learning: Learning): number {
  switch (learning.algorithm) {
    case 'gbdt':
      return learning.parameters.trees;
    case 'linear':
      return learning.parameters.iterations;
    case 'mlp':
    case 'image-head':
      return learning.parameters.epochs;
  }
}
