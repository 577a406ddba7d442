import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { GraphWriter } from '../../../../electron/compute/onnx/write-graph.ts';
import { DATATYPES, type Datatype } from '../../../../electron/core/serving/endpoint/tensors/datatypes.ts';
import type { ModelSpec } from '../../../../shared/model.ts';
import type { ElementType } from '../../../../shared/tensor.ts';
import { finish } from '../../../compute/tiny-models.ts';
import { deployModel } from '../../actions/deployed-model.ts';
import type { TestHome } from '../../open-test-home.ts';
import { addModel, openEndpoint, type OpenEndpoint } from './open-endpoint.ts';

type Case = {
  readonly element: ElementType;
  /** Six elements that the type holds, at its limits. */
  readonly data: readonly unknown[];
  /** What it does not hold, one a request. */
  readonly wrong: readonly unknown[];
};
const whole = (element: ElementType, least: number, most: number): Case => ({
  element,
  data: [least, most, 0, 1, 2, 3],
  wrong: [least - 1, most + 1, 0.5, '1', null, true, [[1]]],
});
const float = (element: ElementType, most: number, tooLarge: readonly unknown[]): Case => ({
  element,
  data: [-most, most, 0, 0.5, -0.25, null],
  wrong: [...tooLarge, '1', true, {}],
});
const cases: Readonly<Record<Datatype, Case>> = {
  BOOL: { element: 'bool', data: [true, false, true, true, false, false], wrong: [2, 'true', null, 0.5] },
  UINT8: whole('uint8', 0, 255),
  UINT16: whole('uint16', 0, 65_535),
  UINT32: whole('uint32', 0, 4_294_967_295),
  UINT64: whole('uint64', 0, Number.MAX_SAFE_INTEGER),
  INT8: whole('int8', -128, 127),
  INT16: whole('int16', -32_768, 32_767),
  INT32: whole('int32', -2_147_483_648, 2_147_483_647),
  INT64: whole('int64', Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
  FP16: float('float16', 65_504, [65_520, -70_000]),
  FP32: float('float32', 3.4028234663852886e38, [1e39]),
  FP64: float('float64', Number.MAX_VALUE, []),
  BYTES: { element: 'string', data: ['', 'a', 'água', '"\\', '水', '0'], wrong: [1, true, [['a']]] },
};

/** Answers y = x, of any two dimensions. */
async function addEcho(home: TestHome, datatype: Datatype): Promise<void> {
  const { element } = cases[datatype];
  const graph = new GraphWriter();
  graph.input('x', element, ['N', 'M']);
  graph.output(graph.node('Identity', ['x'], 'y'), element, ['N', 'M']);
  const shape = [null, null];
  const spec: ModelSpec = {
    task: 'tensors',
    target: null,
    classes: [],
    positiveClass: null,
    inputs: [{ name: 'x', dtype: element, shape, columns: [] }],
    outputs: [{ name: 'y', dtype: element, shape, role: 'other' }],
    features: [],
  };
  await addModel(home, `echo ${datatype}`, finish(graph), spec);
}

let open: OpenEndpoint;
beforeAll(async () => {
  open = await openEndpoint({
    prepare: async (home) => {
      await deployModel(home, 0.5);
      for (const datatype of DATATYPES) await addEcho(home, datatype);
    },
  });
});
afterAll(() => open.endpoint.stop());

const infer = (datatype: Datatype, input: object, more: object = {}) =>
  open.send(`/v2/models/${encodeURIComponent(`echo ${datatype}`)}/infer`, {
    inputs: [{ name: 'x', datatype, ...input }],
    ...more,
  });

type Answer = { readonly outputs: readonly { readonly data: readonly unknown[]; readonly shape: readonly number[] }[] };

describe.each(DATATYPES)('%s', (datatype) => {
  const { data, wrong } = cases[datatype];

  test('comes back as it was sent, flat and nested, in its shape', async () => {
    const flat = await infer(datatype, { shape: [3, 2], data }, { id: 'n° 7' });
    const nested = await infer(datatype, { shape: [2, 3], data: [data.slice(0, 3), data.slice(3)] });
    const none = await infer(datatype, { shape: [0, 2], data: [] });

    const output = { name: 'y', datatype, data };
    expect(await flat.json()).toEqual({
      model_name: `echo ${datatype}`,
      model_version: '1',
      id: 'n° 7',
      outputs: [{ ...output, shape: [3, 2] }],
    });
    expect(((await nested.json()) as Answer).outputs).toEqual([{ ...output, shape: [2, 3] }]);
    expect(((await none.json()) as Answer).outputs).toEqual([{ ...output, shape: [0, 2], data: [] }]);
  });

  test.each(wrong.map((element) => [JSON.stringify(element), element]))('does not hold %s', async (_text, element) => {
    const response = await infer(datatype, { shape: [1, 1], data: [element] });

    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: expect.stringMatching(/^Input "x": /) });
  });

  test('is told in the metadata', async () => {
    const metadata = await (await open.send(`/v2/models/${encodeURIComponent(`echo ${datatype}`)}`)).json();

    expect(metadata).toEqual({
      name: `echo ${datatype}`,
      versions: ['1'],
      platform: 'onnx_onnxv1',
      inputs: [{ name: 'x', datatype, shape: [-1, -1] }],
      outputs: [{ name: 'y', datatype, shape: [-1, -1] }],
    });
  });
});

const x = { name: 'x', shape: [1], datatype: 'FP64', data: [2] };
const SICK = '/v2/models/sick/infer';
const errors: readonly (readonly [string, number, string, unknown])[] = [
  ['a model that is not there', 404, '/v2/models/none/infer', { inputs: [x] }],
  ['a version that is not there', 404, '/v2/models/sick/versions/9/infer', { inputs: [x] }],
  ['no JSON', 400, SICK, '{"inputs":'],
  ['nothing', 400, SICK, ''],
  ['no UTF-8', 400, SICK, Uint8Array.of(0x22, 0xff, 0x22)],
  ['no inputs', 400, SICK, { inputs: [] }],
  ['an input without a name', 400, SICK, { inputs: [{ shape: [1], datatype: 'FP32', data: [1] }] }],
  ['a datatype that is none', 400, SICK, { inputs: [{ ...x, datatype: 'FLOAT' }] }],
  ['a length below nothing', 400, SICK, { inputs: [{ ...x, shape: [-1] }] }],
  ['nine dimensions', 400, SICK, { inputs: [{ ...x, shape: Array.from({ length: 9 }, () => 1) }] }],
  ['no data', 400, SICK, { inputs: [{ ...x, data: undefined }] }],
  ['data that is no array', 400, SICK, { inputs: [{ ...x, data: 2 }] }],
  ['fewer elements than its shape', 400, SICK, { inputs: [{ ...x, shape: [2] }] }],
  ['lists that are no shape', 400, SICK, { inputs: [{ ...x, shape: [2, 2], data: [[1, 2], [3]] }] }],
  ['more elements than anything holds', 413, SICK, { inputs: [{ ...x, shape: [2 ** 30, 2 ** 30], data: [] }] }],
  [
    'more rows than are scored at once',
    413,
    SICK,
    { inputs: [{ ...x, shape: [10_001], data: Array(10_001).fill(0) }] },
  ],
  ['no rows', 400, SICK, { inputs: [{ ...x, shape: [0], data: [] }] }],
  ['a column that it does not read', 400, SICK, { inputs: [x, { ...x, name: 'y' }] }],
  ['a column twice', 400, SICK, { inputs: [x, x] }],
  ['three dimensions for a table', 400, SICK, { inputs: [{ ...x, shape: [1, 1, 1] }] }],
  ['words for a number', 400, SICK, { inputs: [{ ...x, datatype: 'BYTES', data: ['many'] }] }],
  ['an output that it does not have', 400, SICK, { inputs: [x], outputs: [{ name: 'colour' }] }],
  ['an id that is no text', 400, SICK, { id: 7, inputs: [x] }],
  ['an input that a tensor model lacks', 400, '/v2/models/echo%20FP64/infer', { inputs: [{ ...x, name: 'z' }] }],
  ['another shape than a tensor model takes', 400, '/v2/models/echo%20FP64/infer', { inputs: [x] }],
  [
    'another datatype than a tensor model takes',
    400,
    '/v2/models/echo%20FP64/infer',
    { inputs: [{ ...x, datatype: 'FP32' }] },
  ],
];

test.each(errors)('%s is answered with %i and an error', async (_what, status, path, body) => {
  const response = await open.send(path, body);

  expect([response.status, await response.json()]).toEqual([status, { error: expect.any(String) }]);
});

describe('a table', () => {
  test('is asked by its columns, decided as the application decides', async () => {
    const response = await open.send('/v2/models/sick/versions/champion/infer', {
      inputs: [{ name: 'x', shape: [3, 1], datatype: 'INT32', data: [[-3], [0], [9]] }],
    });

    expect(await response.json()).toEqual({
      model_name: 'sick',
      model_version: '1',
      outputs: [
        { name: 'prediction', datatype: 'BYTES', shape: [3], data: ['well', 'sick', 'sick'] },
        {
          name: 'probabilities',
          datatype: 'FP32',
          shape: [3, 2],
          parameters: { classes: '["sick","well"]' },
          data: [-3, 0, 9].flatMap((at) => [expect.closeTo(sigmoid(at), 6), expect.closeTo(1 - sigmoid(at), 6)]),
        },
        { name: 'unsure', datatype: 'BOOL', shape: [3], data: [false, false, false] },
        { name: 'outside', datatype: 'BYTES', shape: [3], data: ['', '', 'x'] },
        { name: 'guards', datatype: 'BYTES', shape: [3], data: ['[]', '[]', expect.stringContaining('"unit"')] },
        { name: 'decided_by', datatype: 'BYTES', shape: [3], data: ['model', 'model', 'model'] },
      ],
    });
  });

  test('answers the outputs that were asked for, and a missing value as the model does', async () => {
    const one = await open.send(SICK, { inputs: [x], outputs: [{ name: 'unsure' }, { name: 'prediction' }] });
    const missing = await open.send(SICK, { inputs: [{ ...x, data: [null] }] });

    expect(((await one.json()) as { outputs: { name: string }[] }).outputs.map(({ name }) => name)).toEqual([
      'unsure',
      'prediction',
    ]);
    expect([missing.status, await missing.json()]).toEqual([500, { error: expect.stringContaining('not a number') }]);
  });

  test('a column that was left out is named', async () => {
    const response = await open.send(SICK, { inputs: [{ ...x, name: 'y' }] });

    expect((await response.json()) as object).toEqual({ error: expect.stringContaining('"y"') });
  });
});

const sigmoid = (at: number): number => 1 / (1 + Math.exp(-at));

test('raw tensors follow the JSON and come back so, whole numbers of 64 bits in all their digits', async () => {
  const bytes = new Uint8Array(BigInt64Array.of(2n ** 62n + 1n, -5n).buffer);
  const head = JSON.stringify({
    inputs: [{ name: 'x', shape: [2, 1], datatype: 'INT64', parameters: { binary_data_size: bytes.length } }],
    outputs: [{ name: 'y', parameters: { binary_data: true } }],
  });
  const body = Buffer.concat([Buffer.from(head), bytes]);
  const path = '/v2/models/echo%20INT64/infer';
  const length = { 'inference-header-content-length': String(Buffer.byteLength(head)) };

  const raw = await open.send(path, body, length);
  const asJson = await open.send(path, Buffer.concat([Buffer.from(head.replace('true', 'null')), bytes]), length);
  const cut = await open.send(path, body.subarray(0, -1), length);

  const answer = Buffer.from(await raw.arrayBuffer());
  const at = Number(raw.headers.get('inference-header-content-length'));
  expect(JSON.parse(answer.subarray(0, at).toString())).toMatchObject({
    outputs: [{ name: 'y', shape: [2, 1], datatype: 'INT64', parameters: { binary_data_size: 16 } }],
  });
  expect([...answer.subarray(at)]).toEqual([...bytes]);
  expect(await asJson.text()).toContain('"data":[4611686018427387905,-5]');
  expect(cut.status).toBe(400);
});

test('server and models say that they are live and ready', async () => {
  const bodies = ['/v2', '/v2/health/live', '/v2/health/ready', '/v2/models/sick/ready', '/v2/models/none/ready'].map(
    async (path) => {
      const response = await open.send(path);
      return [response.status, await response.json()];
    },
  );

  expect(await Promise.all(bodies)).toEqual([
    [200, { name: 'fieldloop', version: expect.any(String), extensions: ['binary_tensor_data'] }],
    [200, { live: true, ready: true }],
    [200, { live: true, ready: true }],
    [200, { name: 'sick', ready: true }],
    [404, { error: expect.any(String) }],
  ]);
});
