import type { Output } from '../../shared/calls.ts';
import type { ChangedColumn, DriftLook, LookComparison } from '../../shared/look.ts';
import type { WatchedDays } from '../../shared/watched-days.ts';
import { count, dayOf, figure } from './figures.ts';
import { formatTable } from './table.ts';

const indent = (lines: readonly string[]): readonly string[] => lines.map((line) => `  ${line}`);

/** What the command line says about drift over time and a model's performance, in English. */
export const monitorEnglish = {
  look: (modelRef: string, state: Output<'monitor.look'>['state'], look: DriftLook | null) => [
    ...(state === 'new' ? [] : [states[state]]),
    ...(look === null ? [] : describeLook(modelRef, look)),
  ],
  simulated: ({ modelRef, runs, n, referenceN, falseAlarmRate, perTest }: Output<'monitor.simulate'>) => [
    `${modelRef}: of ${count(runs)} windows of ${count(n)} records in which nothing changed, against ${count(referenceN)}, ` +
      `${figure(falseAlarmRate * 100)} of 100 alarmed`,
    ...indent(
      Object.entries(perTest).map(([test, rate]) => `${test}: ${figure(rate * 100)} of 100 at or below p = 0.05`),
    ),
  ],
  days: ({ modelRef, columns, stretches, looks }: WatchedDays, only: string | undefined) => {
    const shown = columns.filter(({ name }) => only === undefined || name === only);
    const marks = new Set(looks.filter(({ drift }) => drift).map(({ day }) => day));
    return [
      `${modelRef}: distance from what it learned from, day by day`,
      ...indent(
        formatTable(
          [
            { text: 'day' },
            { text: 'n', isNumber: true },
            ...shown.map(({ name }) => ({ text: name, isNumber: true })),
          ],
          stretches.flatMap(({ untilDay, n }, place) =>
            n === 0
              ? []
              : [
                  [
                    `${dayOf(untilDay)}${marks.has(untilDay) ? ' !' : ''}`,
                    count(n),
                    ...shown.map((column) => figureOrNone(column.stretches[place]?.effect ?? null)),
                  ],
                ],
          ),
        ),
      ),
    ];
  },
} as const;

const states: Readonly<Record<Exclude<Output<'monitor.look'>['state'], 'new'>, string>> = {
  alreadyLooked:
    'Somebody looked today already; this is what was found. Looking again tells nothing new before tomorrow.',
  clockBehind: 'The clock stands before the newest look, so this is what that found.',
  tooFew: 'Fewer than ten records were captured in the last four weeks: there is nothing to look at yet.',
};

const figureOrNone = (value: number | null): string => (value === null ? '–' : figure(value));

function describeLook(modelRef: string, { day, level, drift, comparisons }: DriftLook): readonly string[] {
  const looked = `${modelRef} on ${dayOf(day)}, at a chance of a false alarm of ${figure(level)}`;
  if (!drift) return [`${looked}: no drift in ${count(Math.max(0, ...comparisons.map(({ n }) => n)))} records`];
  const changed = comparisons.flatMap((comparison) =>
    comparison.changed.map((column) => describeChange(comparison, column)),
  );
  return [`${looked}: drift`, ...indent(changed)];
}

function describeChange(
  comparison: LookComparison,
  { name, cause, adjustedPValue, effect, sites }: ChangedColumn,
): string {
  const { site, fromDay, untilDay, n } = comparison;
  const [first] = sites;
  const driver = first === undefined ? '' : `, most at ${first.site}`;
  return (
    `${name}${site === null ? '' : ` at ${site}`}, ${dayOf(fromDay)} to ${dayOf(untilDay)}, ${count(n)} records: ` +
    `${cause}, p ${figure(adjustedPValue)}, distance ${figureOrNone(effect?.value ?? null)}${driver}`
  );
}
