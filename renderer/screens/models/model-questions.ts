import type { DatasetVersion } from '../../../shared/dataset.ts';
import { candidatesFor } from '../runs/plan-training.ts';

/** What a model's file may leave unsaid, and a person then has to say. */
export type Question = 'columns' | 'classes' | 'pixels';

const questionByCode: Readonly<Record<string, Question>> = {
  'model.inputUnmapped': 'columns',
  'model.inputShape': 'columns',
  'model.columnUnknown': 'columns',
  'model.classesUnknown': 'classes',
  'model.classesDiffer': 'classes',
  'model.pixelsUnknown': 'pixels',
};

/** The question that a refused import asks, if it asks one. */
export const questionOf = (code: string | undefined): Question | null => questionByCode[code ?? ''] ?? null;

const NO_TABLE: ReadonlySet<string> = new Set([
  'model.inputUnmapped',
  'model.inputShape',
  'model.inputType',
  'model.noAnswer',
]);

/** Whether a refused import may be one of a model that reads or tells no table, which can be kept for its tensors. */
export const mayBeTensors = (code: string | undefined): boolean => NO_TABLE.has(code ?? '');

/** Names as a person writes them, one after the other. */
export const namesIn = (text: string): readonly string[] =>
  text
    .split(/[,\n]/)
    .map((name) => name.trim())
    .filter((name) => name !== '');

/** The columns that a model of this data set most likely reads, to be put in order by a person. */
export const likelyColumns = (dataset: DatasetVersion | undefined, target: string): string =>
  dataset === undefined
    ? ''
    : candidatesFor(dataset, target)
        .map(({ name }) => name)
        .join(', ');
