import type { FastifyInstance } from 'fastify';
import { API_PAGE_CSP, apiPage, apiPageStyle } from './api-page.ts';
import type { EndpointServerOptions } from './create-endpoint-server.ts';
import { openApi } from './open-api.ts';

/** What a browser may show without the token: it is the same for every home, and names no model. */
export const OPEN_PATHS: ReadonlySet<string> = new Set(['/docs', '/docs.css', '/openapi.json']);

/** Counts for Prometheus, and how to call the endpoint: for programs as OpenAPI, for people as a page. */
export function addPageRoutes(app: FastifyInstance, { counts, gate }: EndpointServerOptions): void {
  app.get('/metrics', async (_request, reply) =>
    reply.type('text/plain; version=0.0.4; charset=utf-8').send(counts.write(gate.running)),
  );
  app.get('/openapi.json', async () => openApi());
  app.get('/docs.css', async (_request, reply) => reply.type('text/css; charset=utf-8').send(apiPageStyle));
  app.get('/docs', async (_request, reply) =>
    reply.header('Content-Security-Policy', API_PAGE_CSP).type('text/html; charset=utf-8').send(apiPage(openApi())),
  );
}
