import { MessageChannel } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { createPortEngine, type EnginePort } from '../../../electron/core/engine/port-link.ts';

/** Core's end of a port to a compute process, and that process's end. */
function openPort() {
  const { port1, port2 } = new MessageChannel();
  const ofCore: EnginePort = {
    on: (event: 'message' | 'close', listener: (event: { data: unknown }) => void) => {
      port1.on(event, (data: unknown) => listener({ data }));
    },
    postMessage: (message) => port1.postMessage(message),
    start: () => port1.start(),
    close: () => port1.close(),
  };
  return { ofCore, compute: port2 };
}

test('a process that hangs is reported once, forgotten at once, and replaced by the next port', async () => {
  const events: string[] = [];
  let ring = (): void => undefined;
  const engine = createPortEngine({
    onHung: () => events.push('hung'),
    onBroken: () => events.push('broken'),
    after: (_delayMs, work) => {
      ring = work;
      return () => undefined;
    },
  });
  const [deaf, heeding] = [openPort(), openPort()];
  engine.connect(deaf.ofCore);
  const abort = new AbortController();
  const hung = engine.link.request('table.open', { columns: [] }, { signal: abort.signal });
  const beside = engine.link.request('table.close', { tableId: '1' });

  abort.abort();
  ring();

  expect(await hung).toMatchObject({ error: { code: 'engine.cancelled' } });
  expect(await beside).toMatchObject({ error: { code: 'engine.died' } });
  expect(events).toEqual(['broken', 'hung']);

  const later = engine.link.request('table.open', { columns: [] });
  heeding.compute.once('message', ({ id }: { id: number }) =>
    heeding.compute.postMessage({ kind: 'reply', id, result: { ok: true, value: { tableId: 'new' } } }),
  );
  engine.connect(heeding.ofCore);
  expect(await later).toEqual({ ok: true, value: { tableId: 'new' } });
  heeding.compute.close();
});
