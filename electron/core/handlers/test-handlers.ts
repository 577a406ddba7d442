import { listGates } from '../actions/list-gates.ts';
import { measureFairness } from '../actions/measure-fairness.ts';
import { openTestSuite } from '../actions/open-test-suite.ts';
import { setTestSuite } from '../actions/set-test-suite.ts';
import { showModelTests } from '../actions/show-model-tests.ts';
import { showTestSuite } from '../actions/show-test-suite.ts';
import { testModel } from '../actions/test-model.ts';
import type { testCalls } from '../../../shared/calls/test-calls.ts';
import type { HandlersOf } from '../door.ts';

export const testHandlers: HandlersOf<typeof testCalls> = {
  'model.test': testModel,
  'model.tests': showModelTests,
  'model.gates': listGates,
  'testSuite.set': setTestSuite,
  'testSuite.show': showTestSuite,
  'testSuite.open': openTestSuite,
  'model.fairness': measureFairness,
};
