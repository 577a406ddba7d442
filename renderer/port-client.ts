import type { AppError, Result } from '../shared/result.ts';

/** What core sends over the port. */
type Incoming =
  | { readonly kind: 'reply'; readonly id: number; readonly result: Result<unknown> }
  | { readonly kind: 'progress'; readonly id: number; readonly event: unknown }
  | { readonly kind: 'changed'; readonly topics: readonly string[] };

type Pending = {
  readonly settle: (result: Result<unknown>) => void;
  readonly onProgress: ((event: unknown) => void) | undefined;
};

/** The part of a MessagePort that is used; a test hands in the end of a real MessageChannel. */
export type Port = Pick<MessagePort, 'postMessage' | 'close' | 'addEventListener' | 'start'>;

export type PortClient = {
  /** Takes a new port: the first one, or the one of a core that was started again. */
  readonly connect: (port: Port) => void;
  readonly request: (
    name: string,
    input: unknown,
    options?: {
      readonly onProgress?: ((event: unknown) => void) | undefined;
      readonly signal?: AbortSignal | undefined;
    },
  ) => Promise<Result<unknown>>;
  readonly onChanged: (listener: (topics: readonly string[]) => void) => () => void;
  /** Called each time a core that was in use was replaced by a new one. */
  readonly onRestarted: (listener: () => void) => () => void;
};

/**
 * Requests and replies matched by id over one port. Requests made before the first port wait for it; those in flight
 * when a new port arrives fail with what `describeRestart` says, because nobody knows how far
 * they got.
 */
export function createPortClient(describeRestart: () => AppError): PortClient {
  const pending = new Map<number, Pending>();
  const changedListeners = new Set<(topics: readonly string[]) => void>();
  const restartListeners = new Set<() => void>();
  let waiting: { readonly id: number; readonly name: string; readonly input: unknown }[] = [];
  let port: Port | null = null;
  let lastId = 0;

  const receive = (message: Incoming) => {
    if (message.kind === 'changed') {
      for (const listener of changedListeners) listener(message.topics);
    } else if (message.kind === 'progress') {
      pending.get(message.id)?.onProgress?.(message.event);
    } else {
      pending.get(message.id)?.settle(message.result);
      pending.delete(message.id);
    }
  };

  const connect = (next: Port) => {
    const replaced = port !== null;
    if (port) {
      port.close();
      failAll(pending, describeRestart());
    }
    port = next;
    // Both ends are ours: main hands the port to our own page only, so the shape is trusted.
    next.addEventListener('message', ({ data }: MessageEvent) => {
      if (port === next) receive(data as Incoming);
    });
    next.start();
    for (const request of waiting) next.postMessage({ kind: 'request', ...request });
    waiting = [];
    if (replaced) for (const listener of restartListeners) listener();
  };

  const request: PortClient['request'] = (name, input, { onProgress, signal } = {}) =>
    new Promise((settle) => {
      lastId += 1;
      const id = lastId;
      pending.set(id, { settle, onProgress });
      if (port) port.postMessage({ kind: 'request', id, name, input });
      else waiting.push({ id, name, input });
      signal?.addEventListener('abort', () => port?.postMessage({ kind: 'cancel', id }), { once: true });
    });

  return {
    connect,
    request,
    onChanged: (listener) => listen(changedListeners, listener),
    onRestarted: (listener) => listen(restartListeners, listener),
  };
}

function listen<L>(listeners: Set<L>, listener: L): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function failAll(pending: Map<number, Pending>, error: AppError) {
  for (const { settle } of pending.values()) settle({ ok: false, error });
  pending.clear();
}
