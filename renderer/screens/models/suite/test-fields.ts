import { DecidedOn, FairnessMeasure, TestMetric, type TestKind } from '../../../../shared/model-tests.ts';

/** What is asked of whoever writes a test, and how. */
export type TestField =
  | { readonly name: string; readonly as: 'number' }
  | { readonly name: string; readonly as: 'choice'; readonly options: readonly string[] }
  /** A column that the model reads; `number`: only those of numbers. */
  | { readonly name: string; readonly as: 'column'; readonly of: 'any' | 'number' }
  /** Columns that the model reads, or none for all. */
  | { readonly name: string; readonly as: 'columns' }
  /** Columns whose values, or bands, are groups; `most` of them. */
  | { readonly name: string; readonly as: 'groups'; readonly most: 'one' | 'many' };

const number = (name: string): TestField => ({ name, as: 'number' });
const column = (of: 'any' | 'number'): TestField => ({ name: 'column', as: 'column', of });
const choice = (name: string, options: readonly string[]): TestField => ({ name, as: 'choice', options });

const limit = number('limit');
const rows = number('rows');
const leastRows = number('leastRows');
const decide = choice('decide', DecidedOn.options);
const metrics = (without: readonly TestMetric[] = []) =>
  choice(
    'metric',
    TestMetric.options.filter((name) => !without.includes(name)),
  );
const SLICED: readonly TestMetric[] = ['accuracy', 'sensitivity', 'specificity', 'auc', 'mae'];

/** What a test of each kind can be told, in the order in which it is asked. */
export const fieldsOf: Readonly<Record<TestKind, readonly TestField[]>> = {
  metric: [metrics(), limit, decide],
  champion: [metrics(['balancedAccuracy']), number('leastGain'), leastRows],
  slices: [
    { name: 'by', as: 'groups', most: 'many' },
    choice('metric', SLICED),
    limit,
    number('within'),
    leastRows,
    decide,
  ],
  fairness: [
    { name: 'by', as: 'groups', most: 'one' },
    choice('measure', FairnessMeasure.options),
    limit,
    leastRows,
    decide,
  ],
  calibration: [limit, number('bins'), leastRows, decide],
  invariance: [column('any'), limit, rows],
  directional: [column('number'), number('change'), choice('never', ['raises', 'lowers']), limit, rows],
  missingField: [{ name: 'columns', as: 'columns' }, limit, rows],
  unitMixUp: [column('number'), number('factor'), limit, rows],
  latency: [number('mostMs'), number('mostMemoryBytes')],
  outputSchema: [rows],
  trainServeSkew: [rows],
};
