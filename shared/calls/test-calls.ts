import { z } from 'zod';
import { Column } from '../column.ts';
import { FairnessReport } from '../fairness.ts';
import { ModelSpec } from '../model.ts';
import { DeclaredSuite, TestSuite } from '../model-tests.ts';
import { GateLine, GateVerdict, TestReport } from '../test-report.ts';
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
  /** Of every version, or of those of one model, what its newest report says; one that was never tested is not listed. */
  'model.gates': {
    input: z.object({ name: z.string().optional() }),
    output: z.object({
      gates: z.array(GateLine),
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
  /** What whoever changes a model's suite has to know of it. */
  'testSuite.open': {
    input: z.object({ model: z.string() }),
    output: z.object({
      /** As it is asked now, and all that was ever declared, the newest first. */
      declared: DeclaredSuite,
      history: z.array(DeclaredSuite),
      byDefault: TestSuite,
      spec: ModelSpec,
      /** Of what its newest version learned from, else those that it reads. */
      columns: z.array(Column),
    }),
    changes: [],
  },
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
