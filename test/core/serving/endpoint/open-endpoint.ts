import { request as httpRequest } from 'node:http';
import { Door } from '../../../../electron/core/door.ts';
import { handlers } from '../../../../electron/core/handlers.ts';
import { Endpoint, type EndpointOptions } from '../../../../electron/core/serving/endpoint/endpoint.ts';
import { ensureModel, insertModelVersion } from '../../../../electron/core/store/models.ts';
import type { CallName, Input, Output } from '../../../../shared/calls.ts';
import type { ModelSpec } from '../../../../shared/model.ts';
import type { ModelVersion } from '../../../../shared/registry.ts';
import type { Result } from '../../../../shared/result.ts';
import { freePort } from '../../../free-port.ts';
import { openTestHome, type TestHome, type TestHomeOptions, valueOf } from '../../open-test-home.ts';

export type OpenEndpoint = {
  readonly home: TestHome;
  readonly endpoint: Endpoint;
  readonly port: number;
  readonly base: string;
  readonly token: string;
  readonly ask: <N extends CallName>(name: N, input: Input<N>) => Promise<Result<Output<N>>>;
  /** With the right token; a body that is no text is sent as JSON. */
  readonly send: (path: string, body?: unknown, headers?: Readonly<Record<string, string>>) => Promise<Response>;
};

type OpenOptions = TestHomeOptions &
  Omit<Partial<EndpointOptions>, 'now'> & {
    readonly start?: Input<'endpoint.start'>;
    readonly prepare?: (home: TestHome) => Promise<unknown>;
  };

/** A home with its endpoint on, at a free port; `prepare` fills the home before. */
export async function openEndpoint({ start, prepare, ...options }: OpenOptions = {}): Promise<OpenEndpoint> {
  const home = openTestHome(options);
  await prepare?.(home);
  const endpoint = new Endpoint({ ...options, now: Date.now });
  const door = new Door({ ...home, endpoint }, handlers);
  endpoint.openTo(door);
  const ask: OpenEndpoint['ask'] = async (name, input) => (await door.call(name, input)) as never; // typed by the contract
  const port = await freePort();
  const { url, token } = valueOf(await ask('endpoint.start', { port, ...start }));
  const base = url ?? '';
  const send: OpenEndpoint['send'] = (path, body, headers = {}) =>
    fetch(`${base}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      ...(body === undefined ? {} : { body: asBody(body) }),
    });
  return { home, endpoint, port, base, token: token ?? '', ask, send };
}

const asBody = (body: unknown): BodyInit =>
  typeof body === 'string' || body instanceof Uint8Array ? (body as BodyInit) : JSON.stringify(body);

/** A version in the registry that nobody trained. */
export async function addModel(home: TestHome, name: string, onnx: Uint8Array, spec: ModelSpec): Promise<ModelVersion> {
  const { projectId, actorId, deviceId, newId, now } = home;
  const blob = await home.blobs.put(onnx);
  return home.store.transaction((db) =>
    insertModelVersion(db, {
      ...blob,
      id: newId(),
      modelId: ensureModel(db, { id: newId(), projectId, name, atMs: now() }),
      runId: null,
      metrics: {},
      reference: null,
      threshold: null,
      actorId,
      deviceId,
      createdAtMs: now(),
      spec,
      source: { kind: 'file', name: `${name}.onnx` },
    }),
  );
}

/** A request with headers that `fetch` does not let a program choose (Host, Origin). */
export function sendRaw(
  port: number,
  headers: Readonly<Record<string, string>>,
  { path = '/v2', host = '127.0.0.1' } = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ host, port, path, headers }, (response) => {
      response.resume().on('end', () => resolve(response.statusCode ?? 0));
    });
    request.once('error', reject).end();
  });
}
