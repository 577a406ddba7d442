import { type Column, isNumericType, isReadOneByOne } from '../../column.ts';
import type { ModelSpec } from '../../model.ts';
import { type SliceColumn, TestSuite } from '../../model-tests.ts';

/** Ages and sexes where nobody said that a column is sensitive. */
const AGE = /(^|_|\b)age(_|\b|$)/iu;
const SEX = /^(sex|gender)$/iu;

/**
 * What is asked of a model whose project declared nothing: answers of the described form, in time, the same for a record
 * as for the row that it becomes, and without any one field; better than guessing beyond doubt; not shown to be worse than
 * the version in use by more than 5 points; and no site, sex or age band shown to be told worse than all by more than 10.
 * `columns` are those of the data set that it learned from; empty where that is not known.
 */
export function defaultSuite(
  spec: Pick<ModelSpec, 'task' | 'classes' | 'target'>,
  columns: readonly Column[],
): TestSuite {
  const by = sliceColumns(spec, columns);
  const slices = { id: 'every-group', kind: 'slices', by, metric: spec.task === 'binary' ? 'auc' : 'accuracy' };
  return TestSuite.parse({
    tests: [
      { id: 'output-schema', kind: 'outputSchema' },
      { id: 'same-fed', kind: 'trainServeSkew' },
      { id: 'quick-and-small', kind: 'latency' },
      { id: 'missing-field', kind: 'missingField' },
      { id: 'better-than-guessing', kind: 'metric', ...betterThanGuessing(spec) },
      { id: 'against-champion', kind: 'champion', metric: comparedBy(spec) },
      // The area under the curve takes no limit: sites may have limits of their own.
      ...(by.length === 0 ? [] : [slices]),
    ],
  });
}

/** What guessing comes to: the curve's area 0.5, each class as often as another, always the mean. */
function betterThanGuessing({ task, classes }: Pick<ModelSpec, 'task' | 'classes'>) {
  if (task === 'regression') return { metric: 'r2', limit: 0 };
  return task === 'binary'
    ? { metric: 'auc', limit: 0.5 }
    : { metric: 'balancedAccuracy', limit: 1 / Math.max(2, classes.length) };
}

/** What two versions are compared by where nobody says another. */
export function comparedBy({ task }: Pick<ModelSpec, 'task'>) {
  if (task === 'regression') return 'r2';
  return task === 'binary' ? 'auc' : 'accuracy';
}

/** By whom a model is asked to be judged: sites, sexes, ages and what was said to be sensitive. */
export function sliceColumns(
  { task, target }: Pick<ModelSpec, 'task' | 'target'>,
  columns: readonly Column[],
): readonly SliceColumn[] {
  // How far an error of a quantity may be off is in its own unit, which only the project can say.
  if (task === 'regression') return [];
  return columns
    .filter(({ name, type, role }) => name !== target && role !== 'label' && !isReadOneByOne(type))
    .filter(({ name, type, role, sensitive }) =>
      isNumericType(type) ? AGE.test(name) : role === 'site' || sensitive === true || SEX.test(name),
    )
    .map(({ name }) => ({ column: name }));
}
