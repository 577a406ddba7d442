import { afterAll, beforeAll, expect, test } from 'vitest';
import { ProjectDefinition } from '../../../../shared/project.ts';
import { deployModel } from '../../actions/deployed-model.ts';
import { valueOf } from '../../open-test-home.ts';
import { openEndpoint, type OpenEndpoint } from './open-endpoint.ts';

const rule = { column: 'x', operator: '>', value: 0, answer: 'sick', otherwise: 'well' } as const;

let open: OpenEndpoint;
beforeAll(async () => {
  // The model was trained on x in [-4, 4].
  open = await openEndpoint({
    definition: ProjectDefinition.parse({ rule }),
    prepare: (home) => deployModel(home, 0.5),
  });
  valueOf(await open.ask('guards.set', { range: 'rule', unit: 'flag' }));
});
afterAll(() => open.endpoint.stop());

test('a program is told by the Open Inference Protocol what looks wrong, and that the written rule decided', async () => {
  const response = await open.send('/v2/models/sick/infer', {
    inputs: [{ name: 'x', shape: [3], datatype: 'FP64', data: [1, 35, -99_999] }],
  });

  const { outputs } = (await response.json()) as { outputs: { name: string; data: unknown[] }[] };
  const dataOf = (name: string) => outputs.find((output) => output.name === name)?.data ?? [];
  expect(dataOf('prediction')).toEqual(['sick', 'sick', 'well']);
  expect(dataOf('decided_by')).toEqual(['model', 'model', 'rule']);
  expect(dataOf('guards').map((text) => JSON.parse(String(text)))).toMatchObject([
    [],
    [{ guard: 'unit', response: 'flag', meant: { value: 3.5 } }],
    [{ guard: 'range', response: 'rule', reason: 'below' }],
  ]);
  expect(dataOf('probabilities').slice(4)).toEqual([null, null]);
});

test('a client of MLflow is told so too, with no probability where the rule decided', async () => {
  const response = await open.send('/invocations', { dataframe_records: [{ x: 1 }, { x: -99_999 }] });

  expect(await response.json()).toEqual({
    predictions: [
      { prediction: 'sick', probability_sick: expect.any(Number), probability_well: expect.any(Number) },
      { prediction: 'well', decided_by: 'rule', guards: [expect.objectContaining({ guard: 'range', column: 'x' })] },
    ],
  });
});

test('rows for which a guard fired are counted for Prometheus', async () => {
  const metrics = await (await open.send('/metrics')).text();
  expect(metrics).toMatch(/^fieldloop_endpoint_guards_total\{.*guard="range",response="rule"\} 2$/m);
  expect(metrics).toMatch(/^fieldloop_endpoint_guards_total\{.*guard="unit",response="flag"\} 1$/m);
});
