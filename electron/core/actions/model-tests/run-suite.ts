import { isEvidenceTest } from '../../../../shared/domain/model-tests/judge-evidence.ts';
import { notApplicable } from '../../../../shared/domain/model-tests/outcome.ts';
import { isProbeTest } from '../../../../shared/domain/model-tests/probing.ts';
import type { DeclaredSuite, ModelTest, TestSuite } from '../../../../shared/model-tests.ts';
import type { TestOutcome, TestReport, TestResult } from '../../../../shared/test-report.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { ReaderInput } from '../../readers/tasks.ts';
import { resolveDataset } from '../../store/datasets.ts';
import { findRun } from '../../store/runs.ts';
import type { Context } from '../context.ts';
import { describeEnvironment } from '../models/describe-environment.ts';
import { servingChampion } from '../scoring/serving-model.ts';
import { answerUnseen, type Candidate, type UnseenAnswers } from './answer-rows.ts';
import { answerAsChampion } from './champion-rows.ts';
import { gateBasis } from './gate-basis.ts';
import { keepReport } from './keep-report.ts';
import { runLatency } from './measure-cost.ts';
import { runSkew, type StoredSample } from './run-skew.ts';
import { isOfModel, runProbe, trySample } from './try-sample.ts';

/**
 * Runs all tests of a suite over a version and records what they said. Progress is `{ done, of }` in tests. Nothing is
 * recorded where it is cancelled (`test.cancelled`), the test set is not here (`test.noTestSet`), or the laptop fails.
 */
export async function runSuite(
  context: Context,
  declared: DeclaredSuite,
  candidate: Candidate,
): Promise<Result<TestReport>> {
  const { suite } = declared;
  const beganAtMs = context.now();
  const unseen = await answerUnseen(context, candidate, suite);
  if (!unseen.ok && !isOfModel(unseen.error.code)) return unseen;
  const judged = unseen.ok
    ? await judgeAnswers(context, declared, candidate, unseen.value)
    : ok({
        outcomes: new Map(),
        rows: 0,
        why: { ...notApplicable('modelFailed', unseen.error.message), verdict: 'failed' as const },
      });
  if (!judged.ok) return judged;
  const tried = await tryAll(context, declared, candidate, unseen.ok ? unseen.value : null);
  if (!tried.ok) return tried;
  const results = suite.tests.map(
    (test): TestResult => ({
      ...(judged.value.outcomes.get(test.id) ?? tried.value.get(test.id) ?? judged.value.why),
      test,
    }),
  );
  if (context.signal.aborted) return fail('test.cancelled', 'The tests were cancelled; nothing was recorded.');
  return ok(
    keepReport(context, {
      id: context.newId(),
      modelVersionId: candidate.model.id,
      modelRef: candidate.model.ref,
      suiteVersion: declared.version,
      judgedOn: unseen.ok ? judgedOn(unseen.value, judged.value.rows) : null,
      championRef: servingChampion(context.store, context.projectId)?.model.ref ?? null,
      threshold: candidate.threshold,
      operatingPoint: candidate.operatingPoint,
      environment: describeEnvironment(context.version),
      results,
      seconds: (context.now() - beganAtMs) / 1_000,
      basis: gateBasis(context, declared, candidate),
      testedAtMs: context.now(),
    }),
  );
}

type Outcomes = ReadonlyMap<string, TestOutcome>;
/** `why` holds of tests without an outcome of their own. */
type Judged = { readonly outcomes: Outcomes; readonly rows: number; readonly why: TestOutcome };

/** The tests of answers to rows whose truth is known, in a reader: their resamples take seconds. */
async function judgeAnswers(
  context: Context,
  { suite }: DeclaredSuite,
  candidate: Candidate,
  unseen: UnseenAnswers,
): Promise<Result<Judged>> {
  if ('because' in unseen)
    return ok({ outcomes: new Map(), rows: 0, why: notApplicable(unseen.because, unseen.detail) });
  const { version, answered } = unseen;
  const tests = suite.tests.filter(isEvidenceTest);
  const champion = tests.some(({ kind }) => kind === 'champion')
    ? await answerAsChampion(context, candidate, version, answered.rows)
    : ok({ because: 'noChampion' as const });
  if (!champion.ok && !isOfModel(champion.error.code)) return champion;
  const compared = champion.ok ? champion.value : ({ because: 'modelFailed' } as const);
  const task: ReaderInput<'tests.judge'> = { versionId: version.id, candidate: answered, champion: compared, tests };
  const judged = await context.readers.run('tests.judge', task, { signal: context.signal });
  if (!judged.ok) return judged;
  const { outcomes, rows } = judged.value;
  const byId = new Map(tests.map(({ id }, place) => [id, outcomes[place] ?? notApplicable('noRows')] as const));
  return ok({ outcomes: byId, rows, why: notApplicable('noRows') });
}

/** The tests that ask the model itself. */
async function tryAll(
  context: Context,
  { suite }: DeclaredSuite,
  candidate: Candidate,
  unseen: UnseenAnswers | null,
): Promise<Result<Outcomes>> {
  const tests = suite.tests.filter((test) => !isEvidenceTest(test));
  const stored = await drawSample(context, candidate, unseen, { testSet: suite.testSet, tests });
  if (!stored.ok) return stored;
  const { records } = stored.value;
  const sample = { spec: candidate.model.spec, threshold: candidate.threshold, records };
  const tried = await trySample(context, candidate, sample);
  if (!tried.ok) return tried;
  const outcomes = new Map<string, TestOutcome>();
  for (const [place, test] of tests.entries()) {
    context.progress({ done: suite.tests.length - tests.length + place, of: suite.tests.length });
    if (context.signal.aborted) return fail('test.cancelled', 'The tests were cancelled; nothing was recorded.');
    const outcome = await tryOne(context, candidate, test, stored.value, tried.value);
    if (!outcome.ok) return outcome;
    outcomes.set(test.id, outcome.value);
  }
  context.progress({ done: suite.tests.length, of: suite.tests.length });
  return ok(outcomes);
}

type Asked = Parameters<typeof runProbe>[3];

function tryOne(
  context: Context,
  candidate: Candidate,
  test: ModelTest,
  stored: StoredSample,
  tried: Asked,
): Promise<Result<TestOutcome>> {
  if (isProbeTest(test)) return runProbe(context, candidate, test, tried);
  if (test.kind === 'latency') return runLatency(context, candidate, test, stored.records);
  return runSkew(context, candidate, stored);
}

/**
 * Of the test set, also where the model failed on it, else of what the version learned from: these tests ask how it
 * answers, not whether it is right.
 */
async function drawSample(
  { store, projectId, readers, signal }: Context,
  { model }: Candidate,
  unseen: UnseenAnswers | null,
  { testSet, tests }: Pick<TestSuite, 'testSet' | 'tests'>,
): Promise<Result<StoredSample>> {
  const run = model.runId === null ? null : findRun(store, projectId, model.runId);
  const learned = run === null ? null : resolveDataset(store, projectId, run.datasetVersionId);
  const declared = testSet === null ? null : resolveDataset(store, projectId, testSet);
  const version = unseen !== null && !('because' in unseen) ? unseen.version : (declared ?? learned);
  if (version === null || tests.length === 0) return ok({ records: [], chunks: [] });
  const count = Math.max(...tests.map((test) => ('rows' in test ? test.rows : 1)));
  const columns = model.spec.features.map(({ name }) => name);
  return readers.run('tests.sample', { versionId: version.id, columns, count }, { signal });
}

function judgedOn(unseen: UnseenAnswers, rows: number): TestReport['judgedOn'] {
  if ('because' in unseen) return null;
  const { kind, version, leftOut } = unseen;
  return { kind, datasetVersionId: version.id, datasetRef: `${version.name}@${version.version}`, rows, leftOut };
}
