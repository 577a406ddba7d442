import type { Finding } from '../../../../shared/drift.ts';
import type { AliasMove } from '../../../../shared/registry.ts';
import type { SplitMade } from '../../../../shared/evaluation.ts';
import type { ColumnType } from '../../../../shared/column.ts';

/** Figures as a card for any reader writes them: three digits that count, English signs. */
export const figure = (value: number): string =>
  Math.abs(value) >= 1_000
    ? Math.round(value).toLocaleString('en')
    : Number(value.toPrecision(3)).toLocaleString('en', { maximumFractionDigits: 12 });

export const moment = (atMs: number): string => `${new Date(atMs).toISOString().slice(0, 16).replace('T', ' ')} UTC`;

/** A day since 1970-01-01 as 2026-11-23. */
export const day = (days: number): string => new Date(days * 86_400_000).toISOString().slice(0, 10);

export const between = (low: number, high: number, type: ColumnType = 'number'): string => {
  const word = type === 'date' ? day : type === 'datetime' ? moment : figure;
  return `${word(low)} to ${word(high)}`;
};

const metricNames: Readonly<Record<string, string>> = {
  auc: 'AUC',
  accuracy: 'Accuracy',
  logLoss: 'Log loss',
  brier: 'Brier score',
  sensitivity: 'Sensitivity',
  specificity: 'Specificity',
  macroF1: 'Macro F1',
  rmse: 'Root mean squared error',
  mae: 'Mean absolute error',
  r2: 'R²',
};

export const metricName = (name: string): string => metricNames[name] ?? name;

/** How rows were parted for judging. */
export function splitWords({ kind, column, folds }: SplitMade): string {
  const how = {
    random: 'drawn at random',
    group: `every value of ${column ?? 'its group'} on one side`,
    time: `the latest by ${column ?? 'time'}`,
  }[kind];
  return folds.length > 1 ? `${how}, ${folds.length} parts in turn` : how;
}

/** A deployment with its limit and why. */
export function deploymentWords({ alias, previousRef, threshold, reason, actorName }: AliasMove): string {
  return [
    `as ${alias} by ${actorName}`,
    ...(previousRef === null ? [] : [`in place of ${previousRef}`]),
    ...(threshold === null ? [] : [`says it from ${figure(100 * threshold)} of 100 up`]),
    ...(reason === null ? [] : [`“${reason}”`]),
  ].join(', ');
}

/** What changed, from the key and the values of a finding (see `describeDrift`). */
export function findingWords({ key, values }: Finding): string {
  const kind = key.split('.').at(-1) ?? key;
  const shown = Object.entries(values).flatMap(([name, value]) =>
    value === '' ? [] : [`${name} ${typeof value === 'number' ? figure(value) : value}`],
  );
  return [kind.replace(/[A-Z]/gu, (letter) => ` ${letter.toLowerCase()}`), ...shown].join(', ');
}
