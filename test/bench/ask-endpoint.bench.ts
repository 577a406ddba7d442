import { InferenceSession } from 'onnxruntime-node';
import { createRandom } from '../../shared/domain/random.ts';
import type { ModelVersion } from '../../shared/registry.ts';
import { freePort } from '../free-port.ts';
import { type BenchRow, medianOf, rowOf } from './harness.ts';
import { type BenchHome, openBenchHome } from './open-bench-home.ts';
import { feedsOf, type Named, trainSmallModel } from './small-model.ts';

const REQUESTS = 300;
/** The first ones warm the compiler, the session and the connection. */
const WARMING = 100;

/** One prediction asked for over HTTP, counted and kept, against ONNX Runtime on the same record with nothing around. */
export async function bench(): Promise<readonly BenchRow[]> {
  const home = await openBenchHome();
  try {
    const model = await trainSmallModel(home);
    const onnx = await home.blobs.read(model.sha256);
    if (!onnx.ok) throw new Error(onnx.error.message);
    const session = await InferenceSession.create(onnx.value);
    return [await compareWith(home, session, model, false), await compareWith(home, session, model, true)];
  } finally {
    await home.remove();
  }
}

/** In turn, one record each, other values every time. */
async function compareWith(
  { ask }: BenchHome,
  session: InferenceSession,
  model: ModelVersion,
  keep: boolean,
): Promise<BenchRow> {
  const { url, token } = await ask('endpoint.start', { port: await freePort(), keep });
  const random = createRandom(7);
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let request = 0; request < REQUESTS; request += 1) {
    const record = model.spec.features.map(({ name }) => ({ name, value: random.next() }));
    const bareMs = await timeOf(() => session.run(feedsOf(model, record)));
    const oursMs = await timeOf(() => askEndpoint(`${url}/v2/models/${model.name}/infer`, token ?? '', record));
    if (request < WARMING) continue;
    ours.push(oursMs);
    bare.push(bareMs);
  }
  await ask('endpoint.stop', {});
  const side = (name: string, runs: number[]) => ({ name, median: medianOf(runs), runs });
  return rowOf(
    `one prediction over the endpoint, ${keep ? 'kept' : 'counted'}`,
    'ms',
    null,
    side('ours', ours),
    side('bare session.run', bare),
  );
}

async function askEndpoint(address: string, token: string, record: readonly Named[]): Promise<void> {
  const inputs = record.map(({ name, value }) => ({ name, shape: [1], datatype: 'FP64', data: [value] }));
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const response = await fetch(address, { method: 'POST', headers, body: JSON.stringify({ inputs }) });
  if (!response.ok) throw new Error(`The endpoint answers ${response.status}: ${await response.text()}`);
  await response.json();
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}
