import type { Output } from '../../shared/calls.ts';
import type { ExchangeCounts } from '../../shared/exchange.ts';
import { count, size, timeOf } from './figures.ts';

const countsOf = (counts: ExchangeCounts): string =>
  [
    `${count(counts.records)} records (${count(counts.events)} visits and edits)`,
    `${count(counts.labels)} labels`,
    `${count(counts.forms)} form versions`,
    `${count(counts.formUses)} choices of the form that is asked`,
    `${count(counts.merges)} merges and splits`,
    `${count(counts.erasures)} erasures`,
    `${count(counts.comments)} comments`,
    `${count(counts.models)} models, moves of aliases and words on them`,
    `${count(counts.datasetVersions)} data set versions`,
  ].join(', ');

const isNothing = (counts: ExchangeCounts): boolean => Object.values(counts).every((one) => one === 0);

/** What the command line says of files that laptops of a project give each other. */
export const exchangeEnglish = {
  exported: ({ path, sizeBytes, holds }: Output<'project.export'>) => [
    `${path} (${size(sizeBytes)}): ${countsOf(holds)}`,
  ],
  wouldMerge: ({ project, from, news }: Output<'project.previewMerge'>) => [
    `From ${from.deviceName}, written ${timeOf(from.madeAtMs)}, of the project "${project.name}":`,
    isNothing(news) ? '  Nothing is new.' : `  Would be new here: ${countsOf(news)}`,
  ],
  merged: ({ project, from, added, leftOut }: Output<'project.merge'>) => [
    `From ${from.deviceName}, written ${timeOf(from.madeAtMs)}, into "${project.name}":`,
    isNothing(added) ? '  Nothing was new.' : `  New here: ${countsOf(added)}`,
    ...(leftOut === 0 ? [] : [`  ${count(leftOut)} changes were left out: something else stands in their place.`]),
  ],
} as const;
