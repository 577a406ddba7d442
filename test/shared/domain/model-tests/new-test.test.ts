import { expect, test } from 'vitest';
import { kindsFor, newTest, type Tested } from '../../../../shared/domain/model-tests/new-test.ts';
import { TEST_KINDS, TestSuite } from '../../../../shared/model-tests.ts';

const binary: Tested = {
  spec: {
    task: 'binary',
    classes: ['no', 'yes'],
    target: 'sick',
    features: [
      { name: 'village', type: 'category' },
      { name: 'weight_kg', type: 'number', unit: 'kg' },
    ],
  },
  columns: [
    { name: 'site', type: 'category', role: 'site' },
    { name: 'village', type: 'category' },
    { name: 'weight_kg', type: 'number' },
    { name: 'sick', type: 'boolean' },
  ],
};
const regression: Tested = { ...binary, spec: { ...binary.spec, task: 'regression', classes: [] } };

test('a test of every kind can be added to a model with two classes, and all of them make a suite', () => {
  const taken = new Set<string>();
  const tests = kindsFor(binary).map((kind) => newTest(kind, binary, taken));

  expect(kindsFor(binary)).toEqual(TEST_KINDS);
  expect(TestSuite.safeParse({ tests }).success).toBe(true);
  expect(newTest('slices', binary, taken)).toMatchObject({ by: [{ column: 'site' }], metric: 'accuracy' });
  expect(newTest('directional', binary, taken)).toMatchObject({ column: 'weight_kg' });
  expect(newTest('unitMixUp', binary, new Set(['unit-mix-up']))).toMatchObject({ id: 'unit-mix-up-2' });
});

test('a model that tells a quantity is not asked what needs classes', () => {
  expect(kindsFor(regression)).toEqual(TEST_KINDS.filter((kind) => kind !== 'fairness' && kind !== 'calibration'));
  expect(newTest('metric', regression, new Set())).toMatchObject({ metric: 'r2' });
  expect(newTest('slices', regression, new Set())).toMatchObject({ by: [{ column: 'site' }], metric: 'mae' });
});

test('what needs a column is not asked of a model without one', () => {
  const bare: Tested = { spec: { ...binary.spec, features: [] }, columns: [] };

  expect(kindsFor(bare)).toEqual([
    'metric',
    'champion',
    'calibration',
    'missingField',
    'latency',
    'outputSchema',
    'trainServeSkew',
  ]);
});
