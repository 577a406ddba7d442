import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type ChildEngine, forkEngine } from '../../../electron/core/engine/child-link.ts';
import { askModel, type StoppedModels } from '../../../electron/core/engine/load-model.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { asksForTerabytes, eatsMemory, hangs } from '../../compute/onnx/hostile-models.ts';
import { sha256Of, weightedSum } from '../../compute/tiny-models.ts';

const entry = join(import.meta.dirname, '../../../electron/compute/main.ts');
const engines: ChildEngine[] = [];
afterEach(async () => {
  await Promise.all(engines.splice(0).map(({ close }) => close()));
});

type After = (delayMs: number, work: () => void) => () => void;

/** A quarter of core's patience: a test need not wait for all of it. */
const impatient: After = (delayMs, work) => {
  const timer = setTimeout(work, delayMs / 4);
  return () => clearTimeout(timer);
};
const patient: After = () => () => undefined;

/** The real process. */
function start(after: After = impatient): ChildEngine {
  const engine = forkEngine(entry, { after });
  engines.push(engine);
  return engine;
}

const honest = weightedSum();
const x = { name: 'X', datatype: 'float32' as const, shape: [1, 2], data: new Uint8Array(8) };

test.each([
  ['model.hung', 'hangs', hangs, impatient],
  ['model.crashed', 'fills the memory', eatsMemory, patient],
])('answers %s for a model that %s, and goes on with another process', async (code, _, model, after) => {
  const { link } = start(after);

  const inspected = await link.request('model.inspect', { onnx: model() });
  const next = await link.request('model.inspect', { onnx: honest.onnx });

  expect(inspected).toMatchObject({ ok: false, error: { code, hint: expect.any(String) } });
  expect(next.ok).toBe(true);
});

test('a model that asks for more memory than there is gets none, and the process lives', async () => {
  const { link } = start();
  await link.request('model.inspect', { onnx: honest.onnx });

  const inspected = await link.request('model.inspect', { onnx: asksForTerabytes() });

  expect(inspected).not.toMatchObject({ error: { code: 'model.crashed' } });
});

/** What askModel takes, over one model file. */
function loadingOf({ link }: ChildEngine, onnx: Uint8Array) {
  const kept = new Map<string, Result<never>>();
  const stopped: StoppedModels = {
    find: (sha256) => kept.get(sha256) ?? null,
    keep: (sha256, error) => void kept.set(sha256, { ok: false, error: { ...error, code: 'model.stoppedEngine' } }),
  };
  return { engine: link, stopped, blobs: { read: () => Promise.resolve(ok(onnx)) } };
}

test('a model that hangs twice running is not tried again, and one beside it is served', {
  timeout: 60_000,
}, async () => {
  const engine = start();
  const onnx = hangs();
  const bad = { sha256: sha256Of(onnx), spec: honest.spec };
  const badInput = { sha256: bad.sha256, tensors: [{ ...x, name: 'x', shape: [2] }] };
  const hanging = loadingOf(engine, onnx);

  const asked = askModel(hanging, bad, 'model.runTensors', badInput);
  const beside = askModel(loadingOf(engine, honest.onnx), honest, 'model.runTensors', {
    sha256: honest.sha256,
    tensors: [x],
  });

  expect(await asked).toMatchObject({ error: { code: 'model.hung' } });
  expect((await beside).ok).toBe(true);
  const askedAgainAtMs = performance.now();
  expect(await askModel(hanging, bad, 'model.runTensors', badInput)).toMatchObject({
    error: { code: 'model.stoppedEngine' },
  });
  expect(performance.now() - askedAgainAtMs).toBeLessThan(1_000);
});
