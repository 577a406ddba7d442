import type { z } from 'zod';
import { type RowPlan, ShownLabels, Split, type TrainingPlan } from '../../../shared/training-plan.ts';
import { type Arguments, type OptionName, present, WrongUsage } from '../arguments.ts';
import { usageEnglish } from '../usage-english.ts';

/** Which rows are held out and how much each counts, as it is typed. */
export const rowOptions = [
  'split',
  'class-weights',
  'weight-column',
  'shown-labels',
] as const satisfies readonly OptionName[];

/** The same, and how the rows are judged. */
export const planOptions = [...rowOptions, 'folds', 'calibrate'] as const satisfies readonly OptionName[];

/** What was typed of a training's plan; what was not has its default. */
export function readTrainingPlan(typed: Arguments): z.input<typeof TrainingPlan> {
  const calibrate = typed.oneOf('calibrate', ['yes', 'no']);
  return {
    ...readRowPlan(typed),
    ...present({
      folds: typed.number('folds'),
      calibrate: calibrate === undefined ? undefined : calibrate === 'yes',
    }),
  };
}

/** The part of it that says which rows are held out and how much each counts. */
export const readRowPlan = (typed: Arguments): z.input<typeof RowPlan> =>
  present({
    split: readSplit(typed.text('split')),
    classWeights: readClassWeights(typed),
    weightColumn: typed.text('weight-column'),
    shownLabels: typed.oneOf('shown-labels', ShownLabels.options),
  });

function readSplit(text: string | undefined): Split | undefined {
  if (text === undefined) return undefined;
  const [, kind = text, column] = /^(\w+):(.+)$/.exec(text) ?? [];
  const parsed = Split.safeParse({ kind, ...(column !== undefined && { column: column.trim() }) });
  if (parsed.success) return parsed.data;
  throw new WrongUsage('usage.notSplit', usageEnglish.notSplit(text));
}

function readClassWeights(typed: Arguments): TrainingPlan['classWeights'] | undefined {
  const text = typed.text('class-weights');
  if (text === undefined || text === 'balanced') return text;
  return typed.numbers('class-weights');
}
