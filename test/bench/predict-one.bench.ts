import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { InferenceSession } from 'onnxruntime-node';
import { scoreRecord } from '../../electron/compute/scoring/score-record.ts';
import { Sessions } from '../../electron/compute/scoring/sessions.ts';
import { root } from '../../scripts/paths.mjs';
import { createRandom } from '../../shared/domain/random.ts';
import type { ModelVersion } from '../../shared/registry.ts';
import { askOver, keepPort } from '../journeys/window-port.ts';
import { type BenchRow, medianOf, rowOf, type Side } from './harness.ts';
import { type BenchHome, openBenchHome } from './open-bench-home.ts';
import { launchElectron, openScreen } from './open-screen.ts';
import { feedsOf, type Named, trainSmallModel } from './small-model.ts';

const RECORDS = 400;
/** The first ones warm the compiler. */
const WARMING = 150;
const ALLOWED_OVER_BARE_MS = 0.3;
const ALLOWED_STORED_MS = 2;

/**
 * One prediction: what scoring a record takes in compute over ONNX Runtime alone, and from the question in a real window
 * to its answer there, with reasons and guards, stored with change and lineage.
 */
export async function bench(): Promise<readonly BenchRow[]> {
  return [await measureInCompute(), await measureInWindow()];
}

async function measureInCompute(): Promise<BenchRow> {
  const home = await openBenchHome();
  try {
    const model = await trainSmallModel(home);
    const { ours, bare } = await timeBoth(home, model);
    const over = ours.map((ms, at) => ms - (bare[at] ?? Number.NaN));
    return rowOf(
      'one prediction in compute, over bare session.run',
      'ms',
      1,
      sideOf('over it', over),
      allowed(ALLOWED_OVER_BARE_MS),
    );
  } finally {
    await home.remove();
  }
}

/** In turn, the same records. */
async function timeBoth({ blobs }: BenchHome, model: ModelVersion) {
  const onnx = await blobs.read(model.sha256);
  if (!onnx.ok) throw new Error(onnx.error.message);
  const opened = await new Sessions().open(onnx.value);
  if (!opened.ok) throw new Error(opened.error.message);
  const session = await InferenceSession.create(onnx.value, { intraOpNumThreads: 1 });
  const random = createRandom(7);
  const [ours, bare]: [number[], number[]] = [[], []];
  for (let record = 0; record < RECORDS; record += 1) {
    const named = recordOf(model, random.next);
    const feeds = feedsOf(model, named);
    const bareMs = await timeOf(() => session.run(feeds));
    const values = Object.fromEntries(named.map(({ name, value }) => [name, value]));
    const oursMs = await timeOf(() => scoreRecord(opened.value, model.spec, values, false));
    if (record < WARMING) continue;
    ours.push(oursMs);
    bare.push(bareMs);
  }
  return { ours, bare };
}

const recordOf = ({ spec }: ModelVersion, next: () => number): readonly Named[] =>
  spec.features.map(({ name }) => ({ name, value: next() }));

async function measureInWindow(): Promise<BenchRow> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-window-'));
  const screen = await openScreen();
  const app = await launchElectron(root, { FIELDLOOP_HOME: join(folder, 'home') });
  const exited = once(app.process(), 'exit');
  try {
    const page = await app.firstWindow();
    await keepPort(page);
    const ask = askOver(page);
    await ask('project.create', { name: 'Bench' });
    const model = await trainSmallModel({ ask });
    await ask('model.promote', { ref: model.ref, override: 'A bench asks nothing of its model.' });
    const random = createRandom(8);
    const records = Array.from({ length: RECORDS }, () =>
      Object.fromEntries(recordOf(model, random.next).map(({ name, value }) => [name, value])),
    );
    // No screen that shows predictions is open: what it would ask for after each is not what is measured.
    await page.getByRole('navigation').getByRole('button', { name: 'Runs' }).click();
    const times = await page.evaluate(predictInPage, records);
    return rowOf(
      'one prediction, window to window, stored',
      'ms',
      1,
      sideOf('median', times.slice(WARMING)),
      allowed(ALLOWED_STORED_MS),
    );
  } finally {
    await app.close();
    await exited;
    screen?.kill();
    rmSync(folder, { recursive: true });
  }
}

/** Runs in the page: asks for one prediction after the other over the window's own port, and answers how long each took. */
async function predictInPage(records: readonly Readonly<Record<string, number>>[]): Promise<number[]> {
  const port: MessagePort = Reflect.get(window, 'journeyPort');
  const firstId = 2_000_000_000;
  const times: number[] = [];
  for (const [at, record] of records.entries()) {
    // What the window asks anew after a change has been drawn: nobody asks for two in the same millisecond.
    await new Promise((resolve) => requestIdleCallback(resolve));
    const startedMs = performance.now();
    const answered = await new Promise<{ readonly ok: boolean }>((resolve) => {
      const hear = ({ data }: MessageEvent) => {
        if (data.kind !== 'reply' || data.id !== firstId + at) return;
        port.removeEventListener('message', hear);
        resolve(data.result);
      };
      port.addEventListener('message', hear);
      port.postMessage({ kind: 'request', id: firstId + at, name: 'predict.record', input: { record } });
    });
    times.push(performance.now() - startedMs);
    if (!answered.ok) throw new Error(`A prediction failed: ${JSON.stringify(answered)}`);
  }
  return times;
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const startedMs = performance.now();
  await work();
  return performance.now() - startedMs;
}

const sideOf = (name: string, runs: readonly number[]): Side => ({ name, median: medianOf(runs), runs });
const allowed = (ms: number): Side => ({ name: 'allowed', median: ms, runs: [ms] });
