import type { FairnessReport } from '../../shared/fairness.ts';
import type { DeclaredSuite, FairnessMeasure, ModelTest, TestKind } from '../../shared/model-tests.ts';
import type { GateVerdict, TestFigure, TestReason, TestReport, TestResult } from '../../shared/test-report.ts';
import { count, figure, size, timeOf } from './figures.ts';
import { formatTable } from './table.ts';

const kinds: Readonly<Record<TestKind, string>> = {
  metric: 'told well enough',
  champion: 'against the version in use',
  slices: 'every group',
  fairness: 'groups alike',
  calibration: 'means what it says',
  invariance: 'the same whatever it says',
  directional: 'moves the right way',
  missingField: 'answers without a field',
  unitMixUp: 'a wrong unit is noticed',
  latency: 'quick and small here',
  outputSchema: 'answers of the described form',
  trainServeSkew: 'fed as in training',
};

const reasons: Readonly<Record<TestReason, string>> = {
  noChampion: 'no version is in use yet',
  isChampion: 'this version is the one in use',
  otherAnswers: 'the version in use tells something else',
  noRows: 'there are no rows to judge it on',
  tooFewRows: 'too few rows',
  noColumn: 'the data lack the column',
  notOfThisTask: 'not of this kind of model',
  allLearnedFrom: 'it learned from all these rows',
  notANumber: 'an answer is no number',
  modelFailed: 'the model failed',
};

const measures: Readonly<Record<FairnessMeasure, string>> = {
  demographicParity: 'how often it is said',
  equalOpportunity: 'how often it is found',
  equalisedOdds: 'how often it is found or wrongly said',
};

const verdicts = { passed: 'passed', failed: 'FAILED', notApplicable: 'not tested' } as const;

const gates: Readonly<Record<NonNullable<GateVerdict['because']>, string>> = {
  failed: 'a test failed',
  requiredNotApplicable: 'a required test could not be applied',
  noEvidence: 'no answer was judged on rows whose truth is known',
  noReport: 'it was not tested yet',
};

const nameOf = ({ title, kind }: ModelTest): string => title ?? kinds[kind];

const valueWords = (name: string, value: number): string => {
  if (name === 'memoryBytes') return size(value);
  return name === 'slowMs' ? `${figure(value)} ms` : figure(value);
};

function measuredWords({ name, value, low, high }: TestFigure): string {
  const interval = low === null || high === null ? '' : ` (${figure(low)}–${figure(high)})`;
  return `${valueWords(name, value)}${interval}`;
}

/** The first that breaks its limit, else the first. */
const tellingFigure = ({ figures }: TestResult): TestFigure | undefined =>
  figures.find(({ holds }) => !holds) ?? figures[0];

function rowOf(result: TestResult): readonly string[] {
  const telling = tellingFigure(result);
  const because = result.because === null ? '' : reasons[result.because];
  const said = [because, result.detail].filter(Boolean).join(': ');
  if (telling === undefined) return [verdicts[result.verdict], nameOf(result.test), said, '', ''];
  const { side, limit, name, of, n } = telling;
  const what = [name, of].filter(Boolean).join(' ');
  const held = `${side === 'atLeast' ? 'at least' : 'at most'} ${valueWords(name, limit)}`;
  return [verdicts[result.verdict], nameOf(result.test), `${what} ${measuredWords(telling)}`, held, count(n)];
}

const heads = [{ text: '' }, { text: 'test' }, { text: 'measured' }, { text: 'limit' }, { text: 'n', isNumber: true }];

const judgedOn = ({ judgedOn: on }: TestReport): readonly string[] => {
  if (on === null) return [];
  const left = on.leftOut === 0 ? '' : `, without ${count(on.leftOut)} that it learned from`;
  const rows = on.kind === 'testSet' ? 'the test set' : 'held-out rows of';
  return [`judged on ${count(on.rows)} rows, ${rows} ${on.datasetRef}${left}`];
};

const gateLine = ({ passed, because }: GateVerdict): string =>
  passed ? 'It may be put in use.' : `It may not be put in use: ${because === null ? '' : gates[because]}.`;

type GroupRate = FairnessReport['groups'][number]['said'];

/** A share of fewer rows than `leastRows` is not compared, and does not look as if it were. */
const rate = (share: GroupRate, leastRows: number): string => {
  if (share === null || share.of < leastRows) return `too few: ${count(share?.of ?? 0)}`;
  return `${figure(share.value)} (${figure(share.low)}–${figure(share.high)}) of ${count(share.of)}`;
};

const shares = ['said', 'rightly', 'wrongly'] as const;

type FairnessHead = Pick<FairnessReport, 'modelRef' | 'datasetRef' | 'positiveClass' | 'by' | 'rows' | 'learnedFrom'>;

const fairnessHeading = ({ modelRef, datasetRef, positiveClass, by, rows }: FairnessHead): string =>
  `${modelRef} on ${count(rows)} rows of ${datasetRef}: who is told "${positiveClass}", by ${by}`;

const learnedFromLines = ({ learnedFrom }: FairnessHead): readonly string[] =>
  learnedFrom === 0 ? [] : [`look: it learned from ${count(learnedFrom)} of these rows, which flatters it`];

/** What the command line says of tests, gates and groups, in English. */
export const testEnglish = {
  report: (report: TestReport, gate: GateVerdict): readonly string[] => [
    `${report.modelRef}, tested ${timeOf(report.testedAtMs)} by ${report.actorName} in ${figure(report.seconds)} s`,
    ...judgedOn(report),
    ...formatTable(heads, report.results.map(rowOf)),
    gateLine(gate),
  ],
  gate: ({ results }: GateVerdict): readonly string[] => formatTable(heads, results.map(rowOf)),
  reports: (reports: readonly TestReport[]): readonly string[] =>
    formatTable(
      [{ text: 'tested' }, { text: 'by' }, { text: 'passed', isNumber: true }, { text: 'of', isNumber: true }],
      reports.map(({ testedAtMs, actorName, results }) => [
        timeOf(testedAtMs),
        actorName,
        count(results.filter(({ verdict }) => verdict === 'passed').length),
        count(results.filter(({ verdict }) => verdict !== 'notApplicable').length),
      ]),
    ),
  suites: (history: readonly DeclaredSuite[]): readonly string[] =>
    formatTable(
      [{ text: 'version', isNumber: true }, { text: 'declared' }, { text: 'by' }, { text: 'tests', isNumber: true }],
      history.map(({ version, declaredAtMs, actorName, suite }) => [
        count(version),
        declaredAtMs === null ? '' : timeOf(declaredAtMs),
        actorName ?? '',
        count(suite.tests.length),
      ]),
    ),
  fairness: ({ leastRows, groups, gaps, ...report }: FairnessReport) => [
    fairnessHeading(report),
    ...learnedFromLines(report),
    ...formatTable(
      [{ text: report.by }, { text: 'n', isNumber: true }, { text: 'told' }, { text: 'rightly' }, { text: 'wrongly' }],
      groups.map(({ name, n, ...rates }) => [name, count(n), ...shares.map((share) => rate(rates[share], leastRows))]),
    ),
    ...gaps.map(
      ({ measure, between: [more, less], value, low, high }) =>
        `widest gap in ${measures[measure]}: ${figure(value)} (${figure(low)}–${figure(high)}), ${more} over ${less}`,
    ),
  ],
} as const;
