import { type Column, isNumericType, isReadOneByOne } from '../../column.ts';
import type { ModelSpec } from '../../model.ts';
import { ModelTest, TEST_KINDS, type TestKind } from '../../model-tests.ts';
import { comparedBy, sliceColumns } from './default-suite.ts';

/** The model that is tested, with the columns that it or its test set has. */
export type Tested = {
  readonly spec: Pick<ModelSpec, 'task' | 'classes' | 'target' | 'features'>;
  readonly columns: readonly Column[];
};

/** The kinds that a model's versions can be asked: what needs classes, or a column that is not there, is left out. */
export const kindsFor = (tested: Tested): readonly TestKind[] =>
  TEST_KINDS.filter((kind) => newTest(kind, tested, new Set()) !== null);

/**
 * A test of a kind with limits to begin with, named after its kind and unlike any id in `taken`. Null where this model
 * cannot be asked it.
 */
export function newTest(kind: TestKind, tested: Tested, taken: ReadonlySet<string>): ModelTest | null {
  const asked = askedAtFirst(kind, tested);
  return asked === null ? null : ModelTest.parse({ ...asked, kind, id: freeId(kind, taken) });
}

function freeId(kind: TestKind, taken: ReadonlySet<string>): string {
  const name = kind.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
  let [id, number] = [name, 1];
  while (taken.has(id)) id = `${name}-${++number}`;
  return id;
}

type Asked = Readonly<Record<string, unknown>> | null;

function askedAtFirst(kind: TestKind, { spec, columns }: Tested): Asked {
  const groups = groupColumns({ spec, columns });
  const [feature] = spec.features;
  const number = spec.features.find(({ type }) => isNumericType(type));
  switch (kind) {
    case 'metric':
      return metricAtFirst(spec);
    case 'champion':
      return { metric: comparedBy(spec) };
    case 'slices':
      return groups.length === 0 ? null : { by: groups, metric: spec.task === 'regression' ? 'mae' : 'accuracy' };
    case 'fairness':
      return spec.task !== 'binary' || groups.length === 0
        ? null
        : { by: groups[0], measure: 'equalOpportunity', limit: 0.1 };
    case 'calibration':
      return spec.task === 'regression' ? null : { limit: 0.05 };
    case 'invariance':
      return feature === undefined ? null : { column: feature.name };
    case 'directional':
      return number === undefined ? null : { column: number.name, change: 1, never: 'lowers' };
    case 'unitMixUp':
      return number === undefined ? null : { column: number.name, factor: 10 };
    default:
      return {};
  }
}

/** Half of the way from guessing to being always right, as something to begin with. */
function metricAtFirst({ task, classes }: Tested['spec']) {
  if (task === 'regression') return { metric: 'r2', limit: 0.5 };
  return task === 'binary'
    ? { metric: 'auc', limit: 0.75 }
    : { metric: 'balancedAccuracy', limit: (1 + 1 / Math.max(2, classes.length)) / 2 };
}

/** Site, sex and age where there are such columns, else the first that has groups. */
function groupColumns({ spec, columns }: Tested) {
  const known = sliceColumns({ ...spec, task: 'binary' }, columns);
  if (known.length > 0) return known;
  const [first] = columns.filter(({ name, type }) => name !== spec.target && !isReadOneByOne(type));
  return first === undefined ? [] : [{ column: first.name }];
}
