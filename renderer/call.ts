import i18next from 'i18next';
import type { CallName, Input, Output } from '../shared/calls.ts';
import type { Result } from '../shared/result.ts';
import { createPortClient } from './port-client.ts';

const client = createPortClient(() => ({
  code: 'core.restarted',
  message: i18next.t('shell.restartedError.message'),
  hint: i18next.t('shell.restartedError.hint'),
}));

export type CallOptions = {
  readonly onProgress?: ((event: unknown) => void) | undefined;
  /** Aborting asks core to stop; the call then answers with a failure that says so. */
  readonly signal?: AbortSignal | undefined;
};

/** Asks core for one thing of the contract table. Never rejects: what can go wrong comes back as a Result. */
export function call<N extends CallName>(name: N, input: Input<N>, options?: CallOptions): Promise<Result<Output<N>>> {
  // Core parses the input and types its answer by the same row of the table, so the shape is the table's.
  return client.request(name, input, options) as Promise<Result<Output<N>>>;
}

/** Hears which topics changed, such as `records`; returns how to stop. */
export const onChanged = client.onChanged;

/** Hears that core stopped and was replaced by a new one; returns how to stop. */
export const onCoreRestarted = client.onRestarted;

/** Takes each port that the preload script hands over: the first, and one after every restart of core. */
export function listenForPorts(): void {
  window.addEventListener('message', (event) => {
    const [port] = event.ports;
    if (event.source !== window || event.origin !== location.origin || event.data !== 'fieldloop:port' || !port) return;
    client.connect(port);
  });
}
