import type { Output } from '../../shared/calls.ts';
import type { Cell } from '../../shared/column.ts';
import type { Condition, DeriveStep, FillWith } from '../../shared/derive.ts';

const valueOf = (cell: Cell | undefined): string => (cell === null ? 'missing' : String(cell ?? ''));

const learned: Readonly<Record<FillWith, string>> = {
  constant: '',
  mean: 'the mean ',
  median: 'the median ',
  mostFrequent: 'the most frequent ',
};

function conditionOf(condition: Condition): string {
  if ('all' in condition) return condition.all.map(inBrackets).join(' and ');
  if ('any' in condition) return condition.any.map(inBrackets).join(' or ');
  const { column, operator, value, values = [] } = condition;
  if (operator === 'missing' || operator === 'present') return `${column} is ${operator}`;
  if (operator === 'in') return `${column} is one of ${values.map(valueOf).join(', ')}`;
  if (operator === 'notIn') return `${column} is none of ${values.map(valueOf).join(', ')}`;
  return `${column} ${operator} ${valueOf(value)}`;
}

const inBrackets = (condition: Condition): string =>
  'column' in condition ? conditionOf(condition) : `(${conditionOf(condition)})`;

function stepOf(step: DeriveStep): string {
  switch (step.kind) {
    case 'filter':
      return `rows where ${conditionOf(step.where)}`;
    case 'select':
      return `columns ${step.columns.map(({ name, as }) => (as === undefined ? name : `${name} as ${as}`)).join(', ')}`;
    case 'recode': {
      const pairs = step.values.map(({ from, to }) => `${valueOf(from)} → ${valueOf(to)}`);
      return `${step.column}: ${[...pairs, ...(step.others === 'missing' ? ['others → missing'] : [])].join(', ')}`;
    }
    case 'fill':
      return `${step.column}: missing → ${learned[step.with]}${valueOf(step.value)}`;
  }
}

const stepLines = (steps: readonly DeriveStep[]) => steps.map((step, place) => `${place + 1}. ${stepOf(step)}`);

/** What the command line says of how versions are made and how they differ. */
export const versionEnglish = {
  steps: stepLines,
  preview: ({ rows, of, columns, steps }: Output<'dataset.previewDerive'>) => [
    `${rows} of ${of} rows and ${columns.length} columns would be in it. Nothing was changed.`,
    ...stepLines(steps),
  ],
} as const;
