import { createServer } from 'node:net';

/** A port of 127.0.0.1 that nothing listens at. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }; // of a listening TCP server
      probe.close(() => resolve(port));
    });
  });
}
