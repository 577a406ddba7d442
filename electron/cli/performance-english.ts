import type {
  AgreementLine,
  AgreementReport,
  EstimateCaveat,
  Figures,
  LabelRequest,
  Performance,
} from '../../shared/performance.ts';
import { count, dayOf, figure } from './figures.ts';
import { formatTable } from './table.ts';

const indent = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);

/** What the command line says about how good a model's answers are, and how people take them, in English. */
export const performanceEnglish = {
  performance: ({ modelRef, stretches, whole, medianDelayDays, labelsOfUnknown, caveats }: Performance) => [
    `${modelRef}: ${count(whole.n)} records, of which the truth is known of ${count(whole.labelled)}` +
      (medianDelayDays === null ? '' : `, half of it within ${figure(medianDelayDays)} days`),
    ...indent(stretchTable([...stretches.filter(({ n }) => n > 0), whole])),
    ...caveats.map((caveat) => caveatWords[caveat]),
    ...(labelsOfUnknown === 0
      ? []
      : [`${count(labelsOfUnknown)} answers are to predictions that are not here; they count nowhere.`]),
  ],
  agreement: ({ modelRef, people, sites, weeks }: AgreementReport) => [
    `${modelRef}: how often people say what it says, after seeing it and before`,
    ...indent(
      agreementTable([
        ...people.map((line) => ({ who: line.name, line })),
        ...sites.map((line) => ({ who: `at ${line.site || '?'}`, line })),
        ...weeks.map((line) => ({ who: `${dayOf(line.fromDay)} to ${dayOf(line.untilDay)}`, line })),
      ]),
    ),
  ],
  toLabel: (modelRef: string, waiting: number, records: readonly LabelRequest[]) => [
    records.length === 0
      ? `Nothing that ${modelRef} answered waits for the truth.`
      : `Of ${count(waiting)} records that wait, these ${count(records.length)} would tell ${modelRef} most:`,
    ...indent(
      records.map(
        ({ recordId, site, prediction, score, uncertain }) =>
          `${recordId}  ${site}  ${prediction}${score === null ? '' : ` (${figure(score)})`}, uncertain ${figure(uncertain)}`,
      ),
    ),
  ],
} as const;

const caveatWords: Readonly<Record<EstimateCaveat, string>> = {
  relationMayHaveChanged:
    'Estimated without labels, which holds only as long as the same inputs mean the same truth as in training.',
  trialAnswers: 'It was calibrated on the answers of the training’s trials, not of the model delivered.',
  fewRecords: 'Fewer than thirty records: the estimate says little.',
  unlikeTraining: 'More than 5 % of the records are unlike any in training, of which the estimate knows nothing.',
  driftFound: 'Drift was found in this time: do not rely on the estimate.',
};

function stretchTable(stretches: readonly Performance['whole'][]): readonly string[] {
  const metrics = [
    ...new Set(stretches.flatMap(({ measured, estimated }) => Object.keys({ ...measured, ...estimated }))),
  ];
  const cell = (figures: Figures, metric: string): string => {
    const found = figures[metric];
    return found === undefined ? '–' : `${figure(found.value)} (${figure(found.low)}–${figure(found.high)})`;
  };
  return formatTable(
    [
      { text: 'days' },
      { text: 'n', isNumber: true },
      { text: 'known', isNumber: true },
      ...metrics.flatMap((metric) => [{ text: metric }, { text: 'estimated' }]),
    ],
    stretches.map(({ fromDay, untilDay, n, labelled, measured, estimated }) => [
      `${dayOf(fromDay)} to ${dayOf(untilDay)}`,
      count(n),
      count(labelled),
      ...metrics.flatMap((metric) => [cell(measured, metric), cell(estimated, metric)]),
    ]),
  );
}

type Who = { readonly who: string; readonly line: AgreementLine };

const agreementTable = (lines: readonly Who[]): readonly string[] =>
  formatTable(
    [{ text: '' }, { text: 'after seeing' }, { text: 'before' }, { text: 'seconds', isNumber: true }, { text: '' }],
    lines.map(({ who, line: { shown, blind, shownAnswers, blindAnswers, medianSeconds, finding } }) => [
      who,
      shown === null ? '–' : `${figure(shown.value)} of ${count(shownAnswers)}`,
      blind === null ? '–' : `${figure(blind.value)} of ${count(blindAnswers)}`,
      medianSeconds === null ? '–' : figure(medianSeconds),
      finding === null ? '' : findingWords[finding],
    ]),
  );

const findingWords: Readonly<Record<NonNullable<AgreementLine['finding']>, string>> = {
  goesAlong: 'agrees more often after seeing the answer: worth a word about judging first',
  confirmsAll: 'confirms all, mostly within two seconds: is there too much to do?',
  tooFew: 'too few answers to say',
};
