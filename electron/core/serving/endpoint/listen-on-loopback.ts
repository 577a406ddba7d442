import { createServer, type Server } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { fail, ok, type Result } from '../../../../shared/result.ts';
import type { TransferLimits } from './create-endpoint-server.ts';

/** Ends what listens; `cut` also what is being answered. */
export type Listening = { readonly close: () => Promise<void>; readonly cut: () => void };

/**
 * Listens at 127.0.0.1, and at ::1 where this laptop has it: a program that looks "localhost" up may try that first, and
 * must not find another program there. Fails with `endpoint.portTaken`.
 */
export async function listenOnLoopback(
  app: FastifyInstance,
  port: number,
  transfer: TransferLimits,
): Promise<Result<Listening>> {
  try {
    await app.listen({ host: '127.0.0.1', port });
  } catch (cause) {
    await app.close();
    if (codeOf(cause) === 'EADDRINUSE') return refusePort(port);
    throw cause;
  }
  const second = await listenAtSix(app, port, transfer);
  if (second === 'taken') {
    await app.close();
    return refusePort(port);
  }
  const servers = second === null ? [app.server] : [app.server, second];
  return ok({
    close: async () => {
      second?.close();
      second?.closeIdleConnections();
      await app.close();
    },
    cut: () => {
      for (const server of servers) server.closeAllConnections();
    },
  });
}

/** Null where there is no IPv6. */
function listenAtSix(app: FastifyInstance, port: number, transfer: TransferLimits): Promise<Server | 'taken' | null> {
  const { headersMs: headersTimeout, requestMs: requestTimeout, lookEveryMs: connectionsCheckingInterval } = transfer;
  const limits = { headersTimeout, requestTimeout, connectionsCheckingInterval };
  const server = createServer(limits, (request, response) => app.routing(request, response));
  server.maxConnections = app.server.maxConnections;
  return new Promise((resolve, reject) => {
    server.once('error', (cause) => {
      const code = codeOf(cause);
      if (code === 'EADDRINUSE') resolve('taken');
      else if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') resolve(null);
      else reject(cause);
    });
    server.listen({ host: '::1', port, ipv6Only: true }, () => resolve(server));
  });
}

const codeOf = (cause: unknown): unknown => (cause instanceof Error && 'code' in cause ? cause.code : null);

const refusePort = (port: number): Result<never> =>
  fail('endpoint.portTaken', `Another program uses the port ${port} of this laptop.`, 'Choose another port.');
