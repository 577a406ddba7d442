import { z } from 'zod';
import { FairnessReport } from '../fairness.ts';
import { DeclaredSuite, GateVerdict, TestReport, TestSuite } from '../model-tests.ts';
import type { CallRow } from './call-row.ts';

/** Calls about what a project asks of its models' versions before they are put in use. */
export const testCalls = {
  /** Runs the suite over a version and records it; progress is `{ done, of }` in tests. */
  'model.test': {
    input: z.object({ ref: z.string() }),
    output: z.object({ report: TestReport, gate: GateVerdict }),
    changes: ['models', 'sync'],
  },
  /** What is asked of a version, what its gate says now, and its reports, newest first. */
  'model.tests': {
    input: z.object({ ref: z.string() }),
    output: z.object({ declared: DeclaredSuite, gate: GateVerdict, reports: z.array(TestReport) }),
    changes: [],
  },
  /** Of every version of a model what its newest report says; one that was never tested is not listed. */
  'model.gates': {
    input: z.object({ name: z.string() }),
    output: z.object({
      gates: z.array(
        z.object({
          modelVersionId: z.uuid(),
          passed: z.boolean(),
          /** Tests that passed, of those that could be applied. */
          passedTests: z.int(),
          appliedTests: z.int(),
          testedAtMs: z.int(),
        }),
      ),
    }),
    changes: [],
  },
  /** Declares what is asked of every version of a model from now on. */
  'testSuite.set': {
    input: z.object({ model: z.string(), suite: TestSuite }),
    output: DeclaredSuite,
    changes: ['models', 'sync'],
  },
  'testSuite.show': { input: z.object({ model: z.string() }), output: DeclaredSuite, changes: [] },
  /** How a version treats groups of a data set's rows; stores nothing. */
  'model.fairness': {
    input: z.object({
      model: z.string().default('@champion'),
      dataset: z.string(),
      by: z.string(),
      /** Edges between groups of a number. */
      bands: z.array(z.number()).min(1).optional(),
    }),
    output: FairnessReport,
    changes: [],
  },
} satisfies Record<string, CallRow>;
