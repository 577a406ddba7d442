import type { EngineInput } from '../../../shared/engine.ts';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type ChildEngine, forkEngine } from '../../../electron/core/engine/child-link.ts';
import { EngineLink } from '../../../electron/core/engine/link.ts';

const engines: ChildEngine[] = [];
afterEach(async () => {
  await Promise.all(engines.splice(0).map(({ close }) => close()));
});

function start(entry: string, options: Parameters<typeof forkEngine>[1] = {}): ChildEngine {
  const engine = forkEngine(entry, options);
  engines.push(engine);
  return engine;
}

const realEntry = join(import.meta.dirname, '../../../electron/compute/main.ts');

/** A compute process that dies of one call, reports and waits for its cancel in another, and answers the rest. */
function writeFragileProcess(): string {
  const path = join(mkdtempSync(join(tmpdir(), 'fieldloop-')), 'fragile.mjs');
  writeFileSync(
    path,
    `process.on('message', ({ kind, id, name }) => {
      if (kind === 'cancel') process.send({ kind: 'reply', id, result: { ok: false, error: { code: 'engine.cancelled', message: '' } } });
      else if (name === 'table.close') process.exit(7);
      else if (name === 'train') process.send({ kind: 'progress', id, event: 'half' });
      else process.send({ kind: 'reply', id, result: { ok: true, value: { tableId: String(process.pid) } } });
    });`,
  );
  return path;
}

const training: EngineInput<'train'> = {
  tableId: '1',
  target: 'y',
  features: [],
  algorithm: 'gbdt',
  parameters: {},
  seed: 1,
};

test('speaks with the real compute process', async () => {
  const { link } = start(realEntry);

  const opened = await link.request('table.open', { columns: [{ name: 'age', type: 'integer' }] });

  expect(opened).toMatchObject({ ok: true, value: { tableId: expect.any(String) } });
});

test('fails what was under way when the process dies, and starts another for what is asked next', async () => {
  const { link } = start(writeFragileProcess());
  const before = await link.request('table.open', { columns: [] });

  const [waiting, deadly] = await Promise.all([
    link.request('train', training),
    link.request('table.close', { tableId: '1' }),
  ]);
  const after = await link.request('table.open', { columns: [] });

  expect(waiting).toMatchObject({ ok: false, error: { code: 'engine.died' } });
  expect(deadly).toMatchObject({ ok: false, error: { code: 'engine.died', message: expect.stringContaining('7') } });
  expect(after.ok).toBe(true);
  expect(after).not.toEqual(before);
});

test('hands progress on and carries a cancel to the process', async () => {
  const { link } = start(writeFragileProcess());
  const abort = new AbortController();
  const events: unknown[] = [];

  const result = await link.request('train', training, {
    signal: abort.signal,
    onProgress: (event) => {
      events.push(event);
      abort.abort();
    },
  });

  expect(events).toEqual(['half']);
  expect(result).toMatchObject({ ok: false, error: { code: 'engine.cancelled' } });
});

test('fails what waits and what is asked later once it is closed', async () => {
  const engine = start(writeFragileProcess());
  const waiting = engine.link.request('train', training);

  await engine.close();

  expect(await waiting).toMatchObject({ ok: false, error: { code: 'engine.died' } });
  expect(await engine.link.request('table.open', { columns: [] })).toMatchObject({ error: { code: 'engine.died' } });
});

/** A compute process that never comes back from training, as with an endless loop in a model. */
function writeHangingProcess(): string {
  const path = join(mkdtempSync(join(tmpdir(), 'fieldloop-')), 'hanging.mjs');
  writeFileSync(
    path,
    `process.on('message', ({ kind, id, name }) => {
      if (name === 'train') process.send({ kind: 'progress', id, event: 'begun' }, () => { for (;;); });
      else if (kind === 'request' && name !== 'table.close') process.send({ kind: 'reply', id, result: { ok: true, value: { tableId: String(process.pid) } } });
    });`,
  );
  return path;
}

/** A timer whose time a test lets come. */
function handTimer() {
  const waiting = new Set<() => void>();
  const after = (_delayMs: number, work: () => void): (() => void) => {
    waiting.add(work);
    return () => void waiting.delete(work);
  };
  return { after, waiting, ring: () => [...waiting].map((work) => work()) };
}

test('gives up a process that does not heed a cancel, and goes on with another', async () => {
  const timer = handTimer();
  const { link } = start(writeHangingProcess(), { after: timer.after });
  const abort = new AbortController();
  const before = await link.request('table.open', { columns: [] });
  const beside = link.request('table.close', { tableId: '1' });
  const hung = link.request('train', training, {
    signal: abort.signal,
    onProgress: () => {
      abort.abort();
      timer.ring();
    },
  });

  expect(await hung).toMatchObject({
    ok: false,
    error: { code: 'engine.cancelled', message: expect.stringContaining('by force'), hint: expect.any(String) },
  });
  expect(await beside).toMatchObject({ ok: false, error: { code: 'engine.died', hint: expect.any(String) } });
  const after = await link.request('table.open', { columns: [] });
  expect(after.ok).toBe(true);
  expect(after).not.toEqual(before);
});

test('does not give up a process that heeds its cancel', async () => {
  const timer = handTimer();
  const { link } = start(writeFragileProcess(), { after: timer.after });
  const before = await link.request('table.open', { columns: [] });
  const abort = new AbortController();

  await link.request('train', training, { signal: abort.signal, onProgress: () => abort.abort() });

  expect(timer.waiting.size).toBe(0);
  expect(await link.request('table.open', { columns: [] })).toEqual(before);
});

test('cancels at once what was never sent', async () => {
  const link = new EngineLink();
  const abort = new AbortController();
  const waiting = link.request('train', training, { signal: abort.signal });

  abort.abort();

  expect(await waiting).toMatchObject({ ok: false, error: { code: 'engine.cancelled' } });
  const sent: unknown[] = [];
  link.connect((message) => sent.push(message));
  expect(sent).toEqual([]);
});
