import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { createServer } from '../../server/create-server.ts';
import { type Identity, loadIdentity } from '../../server/identity.ts';
import type { Storage } from '../../server/storage.ts';
import { type Mutation, ServerHealth, type ServerStatus, SYNC_PROTOCOL } from '../../shared/sync-protocol.ts';
import { type Signer, signRequest } from '../../electron/core/sync/sign-request.ts';
import { emptyStorage, openTestStorage } from './open-test-storage.ts';

export type TestServer = {
  readonly url: string;
  readonly storage: Storage;
  readonly identity: Identity;
  readonly blobFolder: string;
  /** The server's clock, in milliseconds since 1970. */
  nowMs: number;
  /** Failures that were not the client's doing. */
  readonly reported: unknown[];
  readonly status: () => Promise<ServerStatus>;
  readonly challenge: () => Promise<string>;
  readonly stop: () => Promise<void>;
};

/** PGlite makes a new database in 3 s on an idle machine. */
const OPENING_MS = 120_000;

/** A listening server, over an empty database for each test of a file; a failure inside it fails the test. */
export function useTestServer(): () => TestServer {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer();
  }, OPENING_MS);
  beforeEach(async () => {
    server.nowMs = Date.now();
    await emptyStorage(server.storage);
    return () => expect(server.reported.splice(0)).toEqual([]);
  });
  afterAll(() => server.stop());
  return () => server;
}

async function startTestServer(): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'fieldloop-identity-'));
  const storage = await openTestStorage();
  const identity = loadIdentity(folder);
  const blobFolder = join(folder, 'blobs');
  const reported: unknown[] = [];
  const report = (cause: unknown): void => void reported.push(cause);
  const app = createServer({ storage, identity, blobFolder, now: () => server.nowMs, report });
  const url = await app.listen({ port: 0, host: '127.0.0.1' });
  const authorization = `Bearer ${identity.adminToken}`;
  const server: TestServer = {
    url,
    storage,
    identity,
    blobFolder,
    nowMs: Date.now(),
    reported,
    status: async () => (await fetch(`${url}/status`, { headers: { authorization } })).json(),
    challenge: async () => ServerHealth.parse(await (await fetch(`${url}/health`)).json()).challenge,
    stop: async () => {
      await app.close();
      await storage.close();
      rmSync(folder, { recursive: true });
    },
  };
  return server;
}

export type Device = Omit<Signer, 'challenge'>;

export function newDevice(changed: Partial<Device> = {}): Device {
  const { privateKey } = generateKeyPairSync('ed25519');
  const devicePrivateKey = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
  return { devicePrivateKey, clientId: randomUUID(), nowMs: Date.now(), ...changed };
}

/** One well-formed record; its payload and hash belong together. */
export function newMutation(id: number, changed: Partial<Mutation> = {}): Mutation {
  const payload = changed.payload ?? `{"number":${id}}`;
  return {
    id,
    opUuid: randomUUID(),
    projectId: 'p1',
    lane: 'lane',
    kind: 'record.added',
    entityKind: 'record',
    entityId: randomUUID(),
    schemaVersion: 1,
    payload,
    payloadHash: createHash('sha256').update(payload).digest('hex'),
    capturedAtMs: 1_700_000_000_000,
    ...changed,
  };
}

export const newMutations = (count: number, changed: Partial<Mutation> = {}): readonly Mutation[] =>
  Array.from({ length: count }, (_, index) => newMutation(index + 1, changed));

/** A signed request as a laptop sends it; `headers` are put over its own. */
export async function post(
  server: TestServer,
  device: Device,
  path: '/sync/push' | '/sync/pull',
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const url = `${server.url}${path}`;
  const signer = { ...device, challenge: await server.challenge() };
  const signed = signRequest(signer, url, Buffer.from(body));
  return fetch(url, { method: 'POST', body, headers: { 'content-type': 'application/json', ...signed, ...headers } });
}

export const pushText = ({ clientId }: Device, mutations: readonly unknown[]): string =>
  JSON.stringify({ proto: SYNC_PROTOCOL, clientId, epoch: 1, mutations });

export const push = (server: TestServer, device: Device, mutations: readonly unknown[]): Promise<Response> =>
  post(server, device, '/sync/push', pushText(device, mutations));

export const pull = (server: TestServer, device: Device, projectId: string, cookie: number): Promise<Response> =>
  post(
    server,
    device,
    '/sync/pull',
    JSON.stringify({ proto: SYNC_PROTOCOL, clientId: device.clientId, projectId, cookie }),
  );
