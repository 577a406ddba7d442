import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { importModel } from '../../../electron/core/actions/import-model.ts';
import { askModel } from '../../../electron/core/engine/load-model.ts';
import { calls } from '../../../shared/calls.ts';
import { Column, isNumericType } from '../../../shared/column.ts';
import type { ModelSpec } from '../../../shared/model.ts';
import { ProjectDefinition } from '../../../shared/project.ts';
import { encodeAll, type NamedColumn, numbers, texts } from '../../compute/start-engine.ts';
import { sha256Of } from '../../compute/tiny-models.ts';
import { openTestHome, valueOf } from '../open-test-home.ts';

const folder = join(import.meta.dirname, '../../fixtures/models');
const names = readdirSync(folder)
  .filter((name) => name.endsWith('.onnx') && !name.startsWith('torch-pictures'))
  .map((name) => basename(name, '.onnx'));

/** What the programs in test/fixtures/models write beside each model of a table. */
const Expected = z.object({
  columns: z.array(Column.extend({ values: z.array(z.union([z.number(), z.string()])) })),
  told: z.object({ columns: z.array(z.string()).optional(), classes: z.array(z.string()).optional() }),
  answers: z.array(z.union([z.array(z.number()), z.record(z.string(), z.number())])),
});
type Expected = z.infer<typeof Expected>;

const columnOf = ({ name, type, values }: Expected['columns'][number]): NamedColumn =>
  isNumericType(type) ? numbers(name, values.map(Number), type) : texts(name, values.map(String), type);

/** A row's answers in the order of the classes, as the model was asked for them by onnxruntime in Python. */
const inOrder = (answer: Expected['answers'][number], { classes }: ModelSpec): readonly number[] =>
  Array.isArray(answer) ? answer : classes.map((name) => answer[name] ?? NaN);

async function importFixture(name: string, told: Expected['told'], columns: Expected['columns']) {
  const definition = ProjectDefinition.parse({ columns: columns.map(({ values: _, ...column }) => column) });
  const home = openTestHome({ definition });
  const input = calls['model.import'].input.parse({ path: join(folder, `${name}.onnx`), name, ...told });
  return { home, imported: await importModel(home, input) };
}
const read = (name: string): Expected => Expected.parse(JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')));

test.each(names)('%s is imported and answers what onnxruntime in Python does', async (name) => {
  const { columns, told, answers } = read(name);
  const { home, imported } = await importFixture(name, told, columns);
  const model = valueOf(imported);
  const ordered = model.spec.features.map((feature) => columns.find((column) => column.name === feature.name)!);

  const chunks = encodeAll(ordered.map(columnOf));
  const scored = valueOf(await askModel(home, model, 'model.score', { sha256: model.sha256, chunks }));
  const record = Object.fromEntries(ordered.map((column) => [column.name, column.values[0] ?? null]));
  const one = valueOf(await askModel(home, model, 'model.scoreRecord', { sha256: model.sha256, record }));

  const expected = answers.flatMap((answer) => inOrder(answer, model.spec));
  const got = [...(scored.probabilities ?? scored.values ?? [])];
  expect(got).toHaveLength(expected.length);
  expect(Math.max(...got.map((value, index) => Math.abs(value - expected[index]!)))).toBeLessThan(1e-5);
  const ofFirst = one.output.probabilities ? Object.values(one.output.probabilities) : [Number(one.output.prediction)];
  ofFirst.forEach((value, index) => expect(value).toBeCloseTo(expected[index]!, 5));
  expect(model.sha256).toBe(sha256Of(readFileSync(join(folder, `${name}.onnx`))));
});

test('the classes that a file names are its own, and their order is not turned round', async () => {
  const { columns, told } = read('sklearn-zipmap-strings');
  const turned = { ...told, classes: ['well', 'severe', 'moderate'] };
  const renamed = { ...told, classes: ['some', 'much', 'none'] };

  const named = await importFixture('sklearn-zipmap-strings', told, columns);

  expect(valueOf(named.imported).spec).toMatchObject({
    task: 'multiclass',
    classes: ['moderate', 'severe', 'well'],
    outputs: [
      { role: 'label' },
      { name: 'output_probability', dtype: 'float32', shape: [null, 3], role: 'probabilities' },
    ],
  });
  expect((await importFixture('sklearn-zipmap-strings', turned, columns)).imported).toMatchObject({
    error: { code: 'model.classesDiffer', message: expect.stringContaining('moderate, severe, well') },
  });
  expect(valueOf((await importFixture('sklearn-zipmap-strings', renamed, columns)).imported).spec.classes).toEqual(
    renamed.classes,
  );
});
