import type { Interval } from '../../shared/domain/interval.ts';
import type { ShadowExample, ShadowReport } from '../../shared/shadow.ts';
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
} as const;
