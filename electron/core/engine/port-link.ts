import type { EngineReply, EngineRequest } from '../../../shared/engine.ts';
import { EngineLink, type EngineLinkOptions } from './link.ts';

/** The part of Electron's MessagePortMain that is used; core does not know Electron. */
export type EnginePort = {
  on(event: 'message', listener: (event: { readonly data: unknown }) => void): void;
  on(event: 'close', listener: () => void): void;
  postMessage(message: EngineRequest): void;
  start(): void;
  close(): void;
};

export type PortEngine = {
  readonly link: EngineLink;
  /** Takes the port to a compute process: the first, or the one that replaces a dead one. */
  readonly connect: (port: EnginePort) => void;
};

/**
 * The compute process that main started and joined to core by a port; main starts it again when it dies. `onHung` asks
 * main to end one that hangs; nothing is heard of it from then on.
 */
export function createPortEngine({ onHung, ...options }: Omit<EngineLinkOptions, 'onNeeded'>): PortEngine {
  let current: EnginePort | null = null;
  const disconnect = (port: EnginePort): void => {
    if (current !== port) return;
    current = null;
    link.disconnect('its process ended');
  };
  const leave = (port: EnginePort | null): void => {
    if (port === null) return;
    port.close();
    disconnect(port);
  };
  const link = new EngineLink({
    ...options,
    onHung: () => {
      leave(current);
      onHung?.();
    },
  });
  return {
    link,
    connect: (port) => {
      leave(current);
      current = port;
      port.on('message', ({ data }) => {
        if (current === port) link.receive(data as EngineReply); // main hands this end to core only
      });
      port.on('close', () => disconnect(port));
      port.start();
      link.connect((request) => port.postMessage(request));
    },
  };
}
