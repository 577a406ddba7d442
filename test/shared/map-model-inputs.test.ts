import { expect, test } from 'vitest';
import type { Column, ColumnType } from '../../shared/column.ts';
import { mapModelInputs, type OpenInput } from '../../shared/map-model-inputs.ts';

const column = (name: string, type: ColumnType = 'number'): Column => ({ name, type });
const input = (
  name: string,
  dtype: OpenInput['dtype'] = 'float32',
  shape: OpenInput['shape'] = [null, 1],
): OpenInput => ({ name, dtype, shape });
const columns = [
  column('Body Mass (g)', 'integer'),
  column('site', 'category'),
  column('oedema', 'boolean'),
  column('note', 'text'),
  column('seen', 'date'),
];

test('inputs find their columns by name, whatever the case and spacing', () => {
  const result = mapModelInputs(
    [input('body_mass(G)'), input('Site', 'string'), input('oedema', 'bool'), input('seen', 'int64', [null])],
    columns,
  );

  expect(result).toMatchObject({
    ok: true,
    value: [
      { columns: ['Body Mass (g)'] },
      { columns: ['site'] },
      { columns: ['oedema'] },
      { columns: ['seen'], shape: [null] },
    ],
  });
});

test('a name spelled exactly wins over one alike', () => {
  expect(mapModelInputs([input('AGE')], [column('age'), column('AGE')])).toMatchObject({
    value: [{ columns: ['AGE'] }],
  });
});

test('one input of several columns takes the names given, in their order', () => {
  const result = mapModelInputs([input('X', 'float32', [null, 2])], columns, ['seen', 'Body Mass (g)']);

  expect(result).toMatchObject({ ok: true, value: [{ name: 'X', columns: ['seen', 'Body Mass (g)'] }] });
});

const REFUSED: readonly (readonly [string, string, OpenInput[], Column[], string[]])[] = [
  ['model.inputUnmapped', 'no inputs at all', [], columns, []],
  ['model.inputUnmapped', 'no column of that name', [input('age')], columns, []],
  ['model.inputUnmapped', 'two columns alike', [input('a')], [column('A'), column('a ')], []],
  ['model.inputUnmapped', 'several columns without their names', [input('site', 'string', [null, 3])], columns, []],
  ['model.inputShape', 'fewer names than columns', [input('X', 'float32', [null, 3])], columns, ['seen']],
  [
    'model.inputUnmapped',
    'a picture without a column of images',
    [input('X', 'float32', [null, 3, 224, 224])],
    columns,
    [],
  ],
  ['model.inputShape', 'a sound', [input('X', 'float32', [null, 2, 16_000])], columns, []],
  ['model.inputShape', 'a scalar', [input('X', 'float32', [])], columns, []],
  ['model.inputShape', 'a fixed batch', [input('seen', 'float32', [8, 1])], columns, []],
  ['model.inputType', 'a category for a number', [input('site')], columns, []],
  ['model.inputType', 'a text for a number', [input('note', 'int64')], columns, []],
  ['model.columnUnknown', 'a name that is no column', [input('X', 'float32', [null, 1])], columns, ['nowhere']],
];

test('several inputs take the names given one after the other, each as many as it is wide', () => {
  const inputs = [input('first', 'float32', [null, 2]), input('second', 'float32', [null, 1])];
  const numbers = ['a', 'b', 'c'].map((name) => ({ name, type: 'number' as const }));

  const mapped = mapModelInputs(inputs, numbers, ['c', 'a', 'b']);

  expect(mapped).toMatchObject({ value: [{ columns: ['c', 'a'] }, { columns: ['b'] }] });
  expect(mapModelInputs(inputs, numbers, ['c', 'a'])).toMatchObject({ error: { code: 'model.inputShape' } });
});

test.each(REFUSED)('refuses with %s: %s', (code, _, inputs, among, ordered) => {
  expect(mapModelInputs(inputs, among, ordered)).toMatchObject({
    ok: false,
    error: { code, message: expect.any(String), hint: expect.any(String) },
  });
});
