import type { Topic } from '../../shared/calls/call-row.ts';
import type { Result } from '../../shared/result.ts';
import type { Door } from './door.ts';

type Asked =
  | { readonly kind: 'request'; readonly id: number; readonly name: string; readonly input: unknown }
  | { readonly kind: 'cancel'; readonly id: number };

type Told =
  | { readonly kind: 'reply'; readonly id: number; readonly result: Result<unknown> }
  | { readonly kind: 'progress'; readonly id: number; readonly event: unknown }
  | { readonly kind: 'changed'; readonly topics: readonly Topic[] };

/** The part of Electron's MessagePortMain (or Node's MessagePort, wrapped) that is used. */
export type WindowPort = {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
  postMessage(message: Told): void;
  start(): void;
};

/**
 * Opens the door to one window: requests, cancels, progress and announcements as `renderer/port-client.ts` speaks them.
 * What a window asked for goes on when it closes: what it began is work that somebody wants.
 */
export function servePort(port: WindowPort, door: Door): void {
  const running = new Map<number, AbortController>();
  const stopHearing = door.onChanged((topics) => port.postMessage({ kind: 'changed', topics }));
  port.on('message', ({ data }) => {
    const asked = data as Asked; // main hands the other end to our own page only
    if (asked.kind === 'cancel') running.get(asked.id)?.abort();
    else void answer(asked);
  });
  port.on('close', stopHearing);
  port.start();

  const answer = async ({ id, name, input }: Extract<Asked, { kind: 'request' }>): Promise<void> => {
    const controller = new AbortController();
    running.set(id, controller);
    const onProgress = (event: unknown): void => port.postMessage({ kind: 'progress', id, event });
    const result = await door.call(name, input, { signal: controller.signal, onProgress });
    running.delete(id);
    port.postMessage({ kind: 'reply', id, result });
  };
}
