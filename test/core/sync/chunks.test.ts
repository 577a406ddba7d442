import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { repairDatasets } from '../../../electron/core/actions/repair-datasets.ts';
import { insertOwnDevice } from '../../../electron/core/store/devices.ts';
import { setSetting } from '../../../electron/core/store/settings.ts';
import { oneContactAtATime } from '../../../electron/core/sync/one-contact.ts';
import { openLink } from '../../../electron/core/sync/open-link.ts';
import { signRequest } from '../../../electron/core/sync/sign-request.ts';
import { importText } from '../actions/import-text.ts';
import { openTestHome, type TestHome, valueOf } from '../open-test-home.ts';
import { newDevice, useTestServer } from '../../server/test-server.ts';

const server = useTestServer();

/** Values that no other laptop of these tests has, in every column. */
const visitsOf = (id: string): string =>
  `code,weight,site\n${id}-1,${Number.parseInt(id, 16)},n${id}\n${id}-2,1,n${id}\n`;

/** A home that knows the server and holds one data set of three chunks. */
async function laptop(through: typeof fetch = fetch): Promise<TestHome> {
  const home = openTestHome();
  home.raw.exec("DELETE FROM setting WHERE name = 'deviceId'");
  const { devicePrivateKey } = newDevice();
  home.store.transaction((db) => {
    const id = home.newId();
    insertOwnDevice(db, { id, name: 'laptop', publicKey: '', createdAtMs: 0 }, devicePrivateKey);
    setSetting(db, 'serverUrl', server().url);
  });
  await importText(home, 'visits', visitsOf(home.newId().slice(0, 8)));
  return {
    ...home,
    link: oneContactAtATime(
      openLink({ store: home.store, blobs: home.blobs, fetch: through, now: Date.now, newId: home.newId }),
    ),
  };
}

const sync = ({ link }: TestHome) => link.exchange({ signal: new AbortController().signal, progress: () => undefined });
const onServer = (): string[] => readdirSync(server().blobFolder).toSorted();
const sent = ({ store }: TestHome): readonly unknown[] => store.all('SELECT sha256 FROM sentChunk ORDER BY sha256');
const chunksOf = ({ store }: TestHome): { sha256: string }[] =>
  store.all('SELECT sha256 FROM chunk ORDER BY sha256') as { sha256: string }[];

test('chunks of data sets are brought to the server after everything else, each once', async () => {
  const puts: string[] = [];
  const home = await laptop(async (input, init) => {
    if (init?.method === 'PUT') puts.push(String(input));
    return fetch(input, init);
  });

  expect(await sync(home)).toMatchObject({ ok: true, value: { waiting: 0, online: true } });
  expect(await sync(home)).toMatchObject({ ok: true });

  const hashes = chunksOf(home).map(({ sha256 }) => sha256);
  expect(onServer()).toEqual(expect.arrayContaining(hashes));
  expect(sent(home)).toEqual(chunksOf(home));
  expect(puts).toHaveLength(3);
  expect((await server().status()).blobs).toBeGreaterThanOrEqual(3);
});

test('a link that breaks between two chunks loses nothing: the next contact goes on', async () => {
  let puts = 0;
  const home = await laptop(async (input, init) => {
    if (init?.method === 'PUT' && ++puts === 2) throw new Error('the link broke');
    return fetch(input, init);
  });

  expect(await sync(home)).toMatchObject({ ok: true, value: { online: false, waiting: 0 } });
  expect(sent(home)).toHaveLength(1);
  expect(await sync(home)).toMatchObject({ ok: true, value: { online: true } });

  expect(sent(home)).toEqual(chunksOf(home));
  expect(puts).toBe(4);
});

test('a receipt for chunks that the known server did not sign marks nothing', async () => {
  const home = await laptop(async (input, init) => {
    const reply = await fetch(input, init);
    if (init?.method !== 'PUT') return reply;
    return Response.json({ ...(await reply.json()), signature: Buffer.alloc(64).toString('base64') });
  });

  expect(await sync(home)).toMatchObject({ ok: false, error: { code: 'sync.untrusted' } });
  expect(sent(home)).toEqual([]);
});

test('a chunk that is damaged on the laptop is not sent, and one that is damaged or gone is mended from the server', async () => {
  const home = await laptop();
  await sync(home);
  const [broken, gone] = chunksOf(home).map(({ sha256 }) => sha256);
  home.raw.pragma('foreign_keys = OFF');
  home.raw.exec(`UPDATE chunk SET bytes = x'00' WHERE sha256 = '${broken}'; DELETE FROM chunk WHERE sha256 = '${gone}';
    DELETE FROM sentChunk WHERE sha256 = '${broken}'`);
  home.raw.pragma('foreign_keys = ON');

  const repair = valueOf(await repairDatasets(home, {}));

  expect(repair).toMatchObject({ ok: true, stillDamaged: [] });
  expect(repair.repaired).toEqual(
    expect.arrayContaining([broken, gone].map((id) => ({ id, kind: 'chunk', from: 'server' }))),
  );
});

test('what the server holds damaged is not given out, and is brought again by whoever has it', async () => {
  const home = await laptop();
  await sync(home);
  const [{ sha256 } = { sha256: '' }] = chunksOf(home);
  const path = join(server().blobFolder, sha256);
  const whole = readFileSync(path);
  writeFileSync(path, Buffer.from(whole).fill(0, 8));

  const fetched = await home.link.fetchChunks([sha256], { signal: home.signal, progress: () => undefined });
  home.raw.exec('DELETE FROM sentChunk');
  await sync(home);

  expect(fetched).toEqual({ ok: true, value: [] });
  expect(readFileSync(path).equals(whole)).toBe(true);
});

test.each([
  ['unsigned', 401, {}],
  ['of other bytes', 400, null],
])('a chunk that comes %s is refused and not kept', async (_, status, headers) => {
  const sha256 = 'ab'.repeat(32);
  const url = `${server().url}/chunks/${sha256}`;
  const body = Buffer.from('these are not its values');
  const signed = headers ?? signRequest({ ...newDevice(), challenge: await server().challenge() }, url, body, 'PUT');
  const type = { 'content-type': 'application/octet-stream' };

  const reply = await fetch(url, { method: 'PUT', body, headers: { ...type, ...signed } });

  expect(reply.status).toBe(status);
  expect(onServer()).not.toContain(sha256);
});

test('nobody reads a chunk without a signature', async () => {
  const home = await laptop();
  await sync(home);

  const reply = await fetch(`${server().url}/chunks/${chunksOf(home)[0]?.sha256}`);

  expect(reply.status).toBe(401);
});
