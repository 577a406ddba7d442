import type { DriftColumn, DriftReport, SiteChange } from '../../../../shared/drift.ts';
import type { Agreement } from '../../../../shared/prediction.ts';
import type { Alert } from '../../../../shared/alert.ts';
import type { CardDocument, Section } from '../card/card-document.ts';
import { between, day, figure, moment } from '../card/card-words.ts';

/** What a report on a window is made of: counts, means and shares, and no row of anybody. */
export type DriftPage = {
  readonly projectName: string;
  readonly place: string | null;
  readonly isPractice: boolean;
  readonly modelRef: string;
  readonly madeAtMs: number;
  readonly scoredAtMs: number | null;
  readonly report: DriftReport;
  readonly unitOf: (column: string) => string;
  readonly agreement: Agreement;
  readonly alerts: readonly Alert[];
};

/** A group of fewer than so many is not shown by itself: somebody could be told from it. */
const FEWEST = 5;

/**
 * A report as a document in English, for a supervisor without Fieldloop. Aggregates only: of categories it says how much
 * changed and never which value, since a value may name somebody; sites with fewer than five readings are left out.
 */
export const driftDocument = (page: DriftPage): CardDocument => ({
  title: verdict(page),
  warnings: page.isPractice ? ['Synthetic, for practice: these records are made up.'] : [],
  sections: [about(page), columns(page), ...sites(page), answers(page), ...alerts(page), method(page)],
});

function verdict({ report, unitOf }: DriftPage): string {
  const { siteChange, n } = report;
  if (siteChange !== null) return siteSentence(siteChange, unitOf(siteChange.column));
  const changed = report.columns.filter(({ drift }) => drift);
  if (changed.length > 0) return `${changed.map(({ name }) => name).join(', ')}: what is recorded has changed`;
  return n === 0
    ? 'No records were scored'
    : `Nothing has changed that can be told from ${n.toLocaleString('en')} records`;
}

const siteSentence = ({ column, site, size, sinceDay }: SiteChange, unit: string): string =>
  `${column} at ${site} reads about ${figure(Math.abs(size.value))} ${unit} too ${size.value > 0 ? 'high' : 'low'} since ${day(sinceDay)}`;

function about({ projectName, place, modelRef, madeAtMs, scoredAtMs, report }: DriftPage): Section {
  return {
    title: 'What was compared',
    paragraphs: [],
    table: {
      head: ['', ''],
      rows: [
        ['Project', place === null ? projectName : `${projectName}, ${place}`],
        ['Model', modelRef],
        [
          'Records',
          `${report.n.toLocaleString('en')}, against ${report.referenceN.toLocaleString('en')} that it learned from`,
        ],
        ...(scoredAtMs === null ? [] : [['Scored', moment(scoredAtMs)] as const]),
        ['Written', moment(madeAtMs)],
      ],
    },
  };
}

function columns({ report, unitOf }: DriftPage): Section {
  return {
    title: 'Column by column',
    paragraphs: [],
    table: {
      head: ['Column', 'Verdict', 'Before and now', 'Missing before and now', 'PSI', 'p, corrected'],
      rows: report.columns.map((column) => [
        column.name,
        column.drift ? 'changed' : column.state === 'compared' ? 'as before' : stateWords[column.state],
        sizeWords(column, unitOf(column.name)),
        `${percent(column.missingShare.reference)} → ${percent(column.missingShare.current)}`,
        column.psi === null ? '–' : figure(column.psi),
        column.state === 'compared' ? figure(column.adjustedPValue) : '–',
      ]),
    },
  };
}

const stateWords: Readonly<Record<Exclude<DriftColumn['state'], 'compared'>, string>> = {
  emptyReference: 'nothing to compare with',
  emptyWindow: 'no records',
  allMissing: 'always missing',
  newColumn: 'new column',
  removedColumn: 'not there any more',
  typeChanged: 'of another kind than before',
  notCompared: 'free text, not compared',
  tooFew: 'too few to tell',
};

const percent = (share: number): string => `${figure(100 * share)} %`;

/** Means of numbers; of categories how far the share that moved most moved. */
function sizeWords({ size, newCategories, outOfRange }: DriftColumn, unit: string): string {
  const counted = newCategories.reduce((sum, { count }) => sum + count, 0);
  const beyond = (outOfRange?.below ?? 0) + (outOfRange?.above ?? 0);
  return [
    size === null
      ? ''
      : size.kind === 'mean'
        ? `mean ${figure(size.before)} → ${figure(size.after)} ${unit}`.trim()
        : `one value ${percent(size.before)} → ${percent(size.after)}`,
    counted === 0 ? '' : `${counted.toLocaleString('en')} with values not seen before`,
    beyond === 0 ? '' : `${beyond.toLocaleString('en')} beyond what was seen before`,
  ]
    .filter((words) => words !== '')
    .join('; ');
}

function sites({ report, unitOf }: DriftPage): readonly Section[] {
  const { siteChange } = report;
  if (siteChange === null) return [];
  const unit = unitOf(siteChange.column);
  return [
    {
      title: `${siteChange.column} by site`,
      paragraphs: [
        `How much higher readings are than the other columns suggest, since ${day(siteChange.sinceDay)}, in ${unit || 'its own unit'}.`,
      ],
      table: {
        head: ['Site', 'Difference', '95 % interval', 'Readings'],
        rows: siteChange.sites
          .filter(({ n }) => n >= FEWEST)
          .map(({ site, value, low, high, n }) => [site, figure(value), between(low, high), n.toLocaleString('en')]),
      },
    },
  ];
}

function answers({ agreement: { blind, shown } }: DriftPage): Section {
  const row = (name: string, { same, of }: Agreement['blind']): readonly string[] => [
    name,
    of < FEWEST ? 'too few' : `${same.toLocaleString('en')} of ${of.toLocaleString('en')}`,
  ];
  return {
    title: 'What people answered',
    paragraphs: ['Answers given before the prediction was seen say most: seeing it makes people agree.'],
    table: { head: ['Asked', 'Agreed'], rows: [row('Before seeing it', blind), row('After seeing it', shown)] },
  };
}

function alerts({ alerts: raised }: DriftPage): readonly Section[] {
  if (raised.length === 0) return [];
  return [
    {
      title: 'Alerts of this model',
      paragraphs: [],
      table: {
        head: ['Raised', 'About', 'State'],
        rows: raised.map(({ raisedAtMs, topic, finding, acknowledgedAtMs }) => [
          moment(raisedAtMs),
          [topic, finding.values['column'], finding.values['site']].filter((part) => part !== undefined).join(', '),
          acknowledgedAtMs === null ? 'open' : `acknowledged ${moment(acknowledgedAtMs)}`,
        ]),
      },
    },
  ];
}

const method = ({ report }: DriftPage): Section => ({
  title: 'How to read this',
  paragraphs: [
    `Were nothing changed, a report like this would call any column changed in ${figure(100 * report.alpha)} of 100 cases. p is corrected for the number of columns. PSI says how far values have moved whatever the number of records; below 0.1 is small, above 0.25 large.`,
    'This page holds counts, means and shares. It holds no record, no name and no answer of a single person.',
  ],
});
