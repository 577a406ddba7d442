import type { KeptFigures } from '../../shared/kept-knowledge.ts';
import type { Run, RunBase, RunOutcome } from '../../shared/run.ts';
import { count, figure } from './figures.ts';

const UNCHECKED: Readonly<Record<NonNullable<RunBase['unchecked']>, string>> = {
  dataGone: 'the rows that it was judged on are gone',
  baseGone: 'the version that it went on from itself is gone',
};

/** What the command line says of a run that goes on from a version, in English; nothing of any other. */
export const keptEnglish = {
  goesOn: ({ base }: Run): readonly string[] => (base === null ? [] : [`goes on from ${base.ref}`]),
  kept: ({ base, outcome }: Run): readonly string[] => {
    if (base === null || outcome === null) return [];
    if (outcome.kept !== null) return keptLines(base, outcome, outcome.kept);
    return base.unchecked === null ? [] : [`what is kept of ${base.ref} is not known: ${UNCHECKED[base.unchecked]}`];
  },
} as const;

function keptLines(
  { ref, datasetRef }: RunBase,
  { task }: RunOutcome,
  { overall, classes, leftOutRows, knownRows }: NonNullable<RunOutcome['kept']>,
): readonly string[] {
  const fallen = classes.filter(({ verdict }) => verdict !== 'kept');
  const verdict =
    classes.length > 0 && fallen.length === 0
      ? `all ${classes.length} classes`
      : `${classes.length - fallen.length} of ${classes.length} classes`;
  const told = task === 'regression' ? errorWords(overall) : verdict;
  return [
    `kept of ${ref}, on ${count(overall.rows)} rows of ${datasetRef} that its run held out: ${told}`,
    ...fallen.map(({ name, ...figures }) => `class ${name} fell from ${shareWords(figures)}`),
    ...(knownRows === 0
      ? []
      : [`${count(knownRows)} of the rows are known to ${ref}; ${count(leftOutRows)} of them are not learned from`]),
  ];
}

const errorWords = ({ before, after, verdict }: KeptFigures): string =>
  `mean error ${figure(before.value)} before (${figure(before.low)}–${figure(before.high)}), ` +
  `${figure(after.value)} after (${figure(after.low)}–${figure(after.high)}): ${VERDICTS[verdict]}`;

const VERDICTS: Readonly<Record<KeptFigures['verdict'], string>> = {
  kept: 'kept',
  unsure: 'too few rows to tell whether by chance',
  forgotten: 'forgotten',
};

function shareWords({ rows, before, after, verdict }: KeptFigures): string {
  const hundred = (share: number): string => count(Math.round(100 * share));
  return (
    `${hundred(before.value)} to ${hundred(after.value)} of 100 ` +
    `(95 % ${hundred(after.low)} to ${hundred(after.high)}, ${count(rows)} rows): ${VERDICTS[verdict]}`
  );
}
