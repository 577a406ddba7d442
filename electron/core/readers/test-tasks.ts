import type { Cell } from '../../../shared/column.ts';
import type { EvidenceTest } from '../../../shared/domain/model-tests/judge-evidence.ts';
import type { FairnessReport } from '../../../shared/fairness.ts';
import type { SliceColumn } from '../../../shared/model-tests.ts';
import type { TestOutcome, TestReason } from '../../../shared/test-report.ts';
import type { AnsweredRows } from './model-tests/decide-rows.ts';

/** What is asked where versions of models are tested. */
export type TestTasks = {
  /** Rows drawn by lot, as records and as encoded chunks of the named columns. */
  'tests.sample': {
    readonly input: { readonly versionId: string; readonly columns: readonly string[]; readonly count: number };
    readonly output: {
      readonly records: readonly Readonly<Record<string, Cell>>[];
      readonly chunks: readonly Uint8Array[];
    };
  };
  /** Of each row the row of another version that says the same; -1 where there is none. */
  'tests.matchRows': {
    readonly input: { readonly versionId: string; readonly otherVersionId: string };
    readonly output: { readonly rows: Int32Array };
  };
  /** Judges answers to rows of a version by tests; `rows` are those whose truth is known. */
  'tests.judge': {
    readonly input: {
      readonly versionId: string;
      readonly candidate: AnsweredRows;
      readonly champion: AnsweredRows | { readonly because: TestReason };
      readonly tests: readonly EvidenceTest[];
    };
    readonly output: { readonly outcomes: readonly TestOutcome[]; readonly rows: number };
  };
  /** How a version's answers to rows of a version are spread over groups of them. */
  'tests.fairness': {
    readonly input: { readonly versionId: string; readonly answered: AnsweredRows; readonly by: SliceColumn };
    readonly output: Pick<FairnessReport, 'leastRows' | 'groups' | 'gaps'>;
  };
};
