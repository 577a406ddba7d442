import { afterAll, beforeAll, expect, test } from 'vitest';
import { lineageOf } from '../../../../electron/core/store/lineage.ts';
import { deployModel } from '../../actions/deployed-model.ts';
import { valueOf } from '../../open-test-home.ts';
import { openEndpoint, type OpenEndpoint } from './open-endpoint.ts';

let open: OpenEndpoint;
beforeAll(async () => {
  open = await openEndpoint({ start: { keep: true }, prepare: (home) => deployModel(home, 0.5) });
});
afterAll(() => open.endpoint.stop());

const JSON_TYPE = 'application/json';

type Predictions = { readonly predictions: readonly { readonly prediction: string; readonly prediction_id: string }[] };

const bodies: readonly (readonly [string, unknown, string])[] = [
  [
    'dataframe_split',
    {
      dataframe_split: {
        index: [0, 1],
        columns: ['x', 'note'],
        data: [
          [-1, 'a'],
          [1, null],
        ],
      },
    },
    JSON_TYPE,
  ],
  ['dataframe_records', { dataframe_records: [{ x: -1, note: 'a' }, { x: 1 }] }, JSON_TYPE],
  ['instances by name', { instances: [{ x: -1 }, { x: 1 }] }, JSON_TYPE],
  ['instances in order', { instances: [[-1], [1]] }, JSON_TYPE],
  ['inputs by name', { inputs: { x: [-1, 1] } }, JSON_TYPE],
  ['inputs in order', { inputs: [[-1], [1]] }, JSON_TYPE],
  ['CSV', '\uFEFFx,note\r\n-1,"a ""quoted"", one"\r\n1,\r\n', 'text/csv; charset=utf-8'],
];

test.each(bodies)('%s is answered as MLflow answers a data frame', async (_what, body, type) => {
  const response = await open.send('/invocations', body, { 'content-type': type });

  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({
    predictions: ['well', 'sick'].map((prediction) => ({
      prediction,
      probability_sick: expect.any(Number),
      probability_well: expect.any(Number),
      prediction_id: expect.any(String),
    })),
  });
});

const refused: readonly (readonly [string, number, unknown, string])[] = [
  ['two formats at once', 400, { instances: [[1]], inputs: [[1]] }, JSON_TYPE],
  ['no format', 400, { data: [[1]] }, JSON_TYPE],
  ['rows of different length', 400, { dataframe_split: { columns: ['x'], data: [[1], [1, 2]] } }, JSON_TYPE],
  ['an object in a cell', 400, { dataframe_records: [{ x: { value: 1 } }] }, JSON_TYPE],
  ['a column that is missing', 400, { dataframe_records: [{ note: 1 }] }, JSON_TYPE],
  ['an open quote', 400, 'x\n"1', 'text/csv'],
  ['a header alone', 400, 'x\n', 'text/csv'],
  ['words for a number', 400, 'x\nmany\n', 'text/csv'],
  ['another type', 415, '<x/>', 'application/xml'],
  ['more rows than are kept', 413, { instances: Array.from({ length: 101 }, () => [1]) }, JSON_TYPE],
];

test.each(refused)('%s is refused with %i, in MLflow’s words', async (_what, status, body, type) => {
  const response = await open.send('/invocations', body, { 'content-type': type });

  expect([response.status, await response.json()]).toEqual([
    status,
    { error_code: 'BAD_REQUEST', message: expect.any(String) },
  ]);
});

test('/ping and /version answer as the scoring server’s do', async () => {
  const [ping, version] = [await open.send('/ping'), await open.send('/version')];

  expect([ping.status, await ping.text()]).toEqual([200, '\n']);
  expect(await version.text()).toMatch(/^\d+\.\d+\.\d+$/);
});

test('predictions that are kept have their lineage, and the log tells them without what was sent', async () => {
  const other = await openEndpoint({ start: { keep: true }, prepare: (home) => deployModel(home, 0.5) });
  const asked = await other.send('/invocations', { inputs: { x: [2] } }, { 'x-caller': 'Ward board <7>' });
  const [{ prediction_id: id } = { prediction_id: '' }] = ((await asked.json()) as Predictions).predictions;
  await other.send('/invocations', { inputs: { y: [2] } });
  await other.endpoint.stop(); // writes the log
  const { requests } = valueOf(await other.ask('endpoint.show', {}));

  const kinds = lineageOf(other.home.store, id).nodes.map(({ kind }) => kind);
  expect(kinds).toEqual(expect.arrayContaining(['prediction', 'modelVersion', 'deployment']));
  expect(requests).toEqual([
    expect.objectContaining({ status: 400, errorCode: 'predict.columnMissing', rows: 0, predictionIds: [] }),
    expect.objectContaining({
      status: 200,
      protocol: 'invocations',
      modelRef: 'sick@1',
      rows: 1,
      caller: 'Ward board 7',
      errorCode: null,
      predictionIds: [id],
    }),
  ]);
});

test('the log goes back 30 days and 10,000 requests', async () => {
  const other = await openEndpoint();
  const { home, ask } = other;
  const request = { protocol: 'inference' as const, modelVersionId: null, modelRef: null, rows: 1, durationMs: 1 };
  const answer = { status: 200, caller: 'test', errorCode: null, predictionIds: [] };
  const noteMany = async (count: number, ageDays: number): Promise<void> => {
    const atMs = home.now() - ageDays * 86_400_000;
    const requests = Array.from({ length: count }, (_, at) => ({
      ...request,
      ...answer,
      id: home.newId(),
      atMs: atMs + at,
    }));
    for (let at = 0; at < count; at += 1_000) {
      valueOf(await ask('endpoint.note', { requests: requests.slice(at, at + 1_000) }));
    }
  };
  const kept = () => home.store.value<number>('SELECT count(*) FROM endpointRequest');

  await noteMany(3, 31);
  expect(kept()).toBe(0);
  await noteMany(5_000, 2);
  await noteMany(5_500, 1);
  expect(kept()).toBe(10_000);
  await other.endpoint.stop();
});

test('a model that is served alone is the only one', async () => {
  const other = await openEndpoint({ start: { model: 'sick@champion' }, prepare: (home) => deployModel(home, 0.5) });
  const statuses = ['sick', 'sick/versions/1', 'sick/versions/champion', 'sick/versions/2', 'other'].map(
    async (path) => (await other.send(`/v2/models/${path}/ready`)).status,
  );

  expect(await Promise.all(statuses)).toEqual([200, 200, 200, 404, 404]);
  expect(await other.ask('endpoint.start', { port: other.port, model: 'none' })).toMatchObject({
    ok: false,
    error: { code: 'model.unknown' },
  });
  await other.endpoint.stop();
});

test('a port that another program has is refused, at either address of loopback', async () => {
  const other = await openEndpoint();

  const second = await open.ask('endpoint.start', { port: other.port });

  expect(second).toMatchObject({ ok: false, error: { code: 'endpoint.portTaken' } });
  await other.endpoint.stop();
  valueOf(await open.ask('endpoint.start', { port: open.port, keep: true }));
});

test('counts are told as Prometheus reads them', async () => {
  const other = await openEndpoint({ prepare: (home) => deployModel(home, 0.5) });
  await other.send('/invocations', { inputs: { x: [1, 2, 3] } });
  await other.send('/invocations', {});
  await fetch(`${other.base}/v2`);

  const metrics = await other.send('/metrics');

  const text = await metrics.text();
  const named = 'model="sick",version="1"';
  expect(metrics.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
  expect(text).toContain(`fieldloop_endpoint_requests_total{route="invocations",status="200",${named}} 1\n`);
  expect(text).toContain(`fieldloop_endpoint_requests_total{route="invocations",status="400",${named}} 1\n`);
  expect(text).toContain('fieldloop_endpoint_refused_total 1\n');
  expect(text).toContain(`fieldloop_endpoint_rows_total{${named}} 3\n`);
  expect(text).toMatch(new RegExp(`_duration_seconds_bucket\\{${named},le="\\+Inf"\\} 2\\n`));
  expect(text).toMatch(/model_info\{model="sick",version="1",sha256="[0-9a-f]{64}"\} 1\n/);
  await other.endpoint.stop();
});
