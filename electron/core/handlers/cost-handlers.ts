import { estimateCost } from '../actions/estimate-cost.ts';
import { measureLearningCurve } from '../actions/measure-learning-curve.ts';
import { showLearningCurve } from '../actions/show-learning-curve.ts';
import type { costCalls } from '../../../shared/calls/cost-calls.ts';
import type { HandlersOf } from '../door.ts';

export const costHandlers: HandlersOf<typeof costCalls> = {
  'model.estimateCost': estimateCost,
  'model.learningCurve': measureLearningCurve,
  'learningCurve.show': showLearningCurve,
};
