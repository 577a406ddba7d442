import type { EngineReply } from '../../shared/engine.ts';
import type { Port } from './serve.ts';

/** What Electron gives a utility process; declared here because compute does not know Electron. */
type MessageEvent = { readonly data: unknown; readonly ports: readonly ElectronPort[] };
type ElectronPort = {
  on(event: 'message', listener: (event: MessageEvent) => void): void;
  on(event: 'close', listener: () => void): void;
  postMessage(message: EngineReply): void;
  start(): void;
};
type ParentPort = { once(event: 'message', listener: (event: MessageEvent) => void): void };

/**
 * Finds the way to core and hands it over: in Electron the MessagePort that comes with the parent's first message, in
 * Node the channel of a forked child (serialization `advanced`). When the other side goes, so does this process: what
 * it holds belongs to nobody then.
 */
export function connectToParent(onPort: (port: Port) => void): void {
  const parentPort = (process as { parentPort?: ParentPort }).parentPort; // set in Electron's utility processes only
  if (parentPort) {
    parentPort.once('message', ({ ports: [port] }) => {
      if (!port) throw new Error('The first message to the compute process must carry a port');
      onPort(electronPort(port));
    });
  } else if (process.send) onPort(childPort());
  else throw new Error('The compute process must be started by core');
}

function electronPort(port: ElectronPort): Port {
  return {
    send: (reply) => port.postMessage(reply),
    listen: (onMessage) => {
      port.on('message', ({ data }) => onMessage(data));
      port.on('close', () => process.exit(0));
      port.start();
    },
  };
}

function childPort(): Port {
  return {
    // What cannot be sent core does not hear any more: `disconnect` follows.
    send: (reply) => void process.send?.(reply, () => undefined),
    listen: (onMessage) => {
      process.on('message', onMessage);
      process.on('disconnect', () => process.exit(0));
    },
  };
}
