import type { Interval } from '../../shared/domain/interval.ts';
import type { ShadowExample, ShadowReport } from '../../shared/shadow.ts';
import type { Canary } from '../../shared/canary.ts';
import type { TripEvidence, TripwireName, TripwireState, WatchedShare } from '../../shared/tripwires.ts';
import type { Output } from '../../shared/calls.ts';
import { count, figure, timeOf } from './figures.ts';
import { formatTable } from './table.ts';

const reasons: Readonly<Record<NonNullable<ShadowReport['because']>, string>> = {
  noChampion: 'no version is in use, so there is nothing to hold it against',
  isChampion: 'it is the version in use: nothing stands beside it',
  otherAnswers: 'the version in use tells something else',
};

const between = ({ value, low, high }: Interval): string => `${figure(value)} (${figure(low)}–${figure(high)})`;

const metricTable = ({ labelled }: ShadowReport): readonly string[] =>
  labelled.records === 0
    ? ['nobody has said yet what is right for any of them']
    : [
        `people said what is right for ${count(labelled.records)}, ${count(labelled.blind)} of them before seeing the advice`,
        ...formatTable(
          [{ text: '' }, { text: 'shadow' }, { text: 'in use' }, { text: 'better by' }],
          labelled.metrics.map(({ metric, shadow, champion, gain }) => [
            metric,
            between(shadow),
            between(champion),
            gain === null ? '' : between(gain),
          ]),
        ),
      ];

const sliceTable = ({ slices }: ShadowReport): readonly string[] =>
  slices.length === 0
    ? []
    : formatTable(
        [{ text: 'of' }, { text: '' }, { text: 'records', isNumber: true }, { text: 'say the same' }],
        slices.map(({ column, name, records, same }) => [column, name, count(records), between(same)]),
      );

const exampleTable = (examples: readonly ShadowExample[]): readonly string[] =>
  examples.length === 0
    ? []
    : formatTable(
        [{ text: 'record' }, { text: 'of' }, { text: 'in use' }, { text: 'shadow' }, { text: 'a person' }],
        examples.map(({ recordId, subjectCode, champion, shadow, truth }) => [
          recordId,
          subjectCode ?? '',
          String(champion.prediction),
          String(shadow.prediction),
          truth ?? '',
        ]),
      );

const tripwires: Readonly<Record<TripwireName, string>> = {
  failed: 'fails to answer',
  slow: 'answers slowly',
  positive: 'finds what is looked for',
  corrected: 'is corrected by people',
};

const verdicts = { tooFew: 'too few yet', holds: 'holds', tripped: 'BROKEN' } as const;

const watched = ({ count: counted, of, share }: WatchedShare): string =>
  `${count(counted)} of ${count(of)}${share === null ? '' : `, ${between(share)}`}`;

const limitWords = ({ tripwire, limit, other }: TripwireState): string => {
  if (other === null) return `at most ${figure(limit)}`;
  return tripwire === 'positive' ? `within ${figure(limit)}` : `at most ${figure(limit)} more`;
};

const stateTable = (states: readonly TripwireState[]): readonly string[] =>
  formatTable(
    [{ text: 'tripwire' }, { text: '' }, { text: 'its own' }, { text: 'held against' }, { text: 'limit' }],
    states.map((state) => [
      tripwires[state.tripwire],
      verdicts[state.verdict],
      watched(state.own),
      state.other === null ? '' : watched(state.other),
      limitWords(state),
    ]),
  );

const trippedWords = ({ tripped, states, againstRef }: TripEvidence): string => {
  const state = states.find(({ tripwire }) => tripwire === tripped);
  if (state === undefined) return tripwires[tripped];
  const other = state.other === null ? '' : ` against ${watched(state.other)} of ${againstRef}`;
  return `it ${tripwires[tripped]} too ${state.tripwire === 'positive' ? 'differently' : 'often'}: ${watched(state.own)}${other}`;
};

const canaryWords = (canary: Canary): string =>
  canary.by === 'share'
    ? `advises on ${figure(100 * canary.share)} of 100 records, the same child always with the same version`
    : `advises on the records of ${canary.sites.join(', ')}`;

type Watch = Output<'watch.show'>;

const watchedLines = ({ move, states, againstRef, untilMs }: Watch['watched'][number]): readonly string[] => [
  `@${move.alias} is ${move.ref}, held against ${againstRef}` +
    (untilMs === null ? '' : `, watched until ${timeOf(untilMs)}`),
  ...(move.canary === null ? [] : [`  ${canaryWords(move.canary)}`]),
  ...stateTable(states).map((line) => `  ${line}`),
];

/** What the command line says of versions that are tried beside the one in use, in English. */
export const watchEnglish = {
  shadow: (report: ShadowReport): readonly string[] => {
    const { modelRef, championRef, because, isShadow, records, sinceMs, agreement, difference } = report;
    const waits = [
      ...(report.waiting === 0 ? [] : [`${count(report.waiting)} records wait to be answered by it`]),
      ...(report.failed === 0 ? [] : [`it failed on ${count(report.failed)} records`]),
    ];
    const head = `${modelRef}${isShadow ? ', the shadow' : ''}`;
    if (because !== null) return [`${head}: ${reasons[because]}`, ...waits];
    if (sinceMs === null) return [`${head}: no record was answered by both yet`, ...waits];
    return [
      `${head} beside ${championRef ?? ''} on ${count(records)} records since ${timeOf(sinceMs)}`,
      ...waits,
      ...(agreement === null ? [] : [`both say the same: ${between(agreement)}`]),
      ...(difference === null ? [] : [`it says more by ${between(difference)}`]),
      ...sliceTable(report),
      ...metricTable(report),
      ...exampleTable(report.examples),
    ];
  },
  canary: canaryWords,
  tripped: trippedWords,
  watch: ({ watched: deployments, takenBack }: Watch): readonly string[] => [
    ...(deployments.length === 0 ? ['no version is watched'] : deployments.flatMap(watchedLines)),
    ...takenBack.flatMap(({ movedAtMs, alias, evidence, previousRef }) =>
      evidence === null
        ? []
        : [`${timeOf(movedAtMs)}  @${alias} was taken back from ${previousRef ?? ''}: ${trippedWords(evidence)}`],
    ),
  ],
} as const;
