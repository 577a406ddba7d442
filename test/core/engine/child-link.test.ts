import type { EngineInput } from '../../../shared/engine.ts';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { type ChildEngine, forkEngine } from '../../../electron/core/engine/child-link.ts';

const engines: ChildEngine[] = [];
afterEach(async () => {
  await Promise.all(engines.splice(0).map(({ close }) => close()));
});

function start(entry: string): ChildEngine {
  const engine = forkEngine(entry);
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
