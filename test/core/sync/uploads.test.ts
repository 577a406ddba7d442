import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { appendFileSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { SMALLEST_CHUNK_BYTES } from '../../../shared/upload.ts';
import type { Faults } from '../../fault-proxy/faults.ts';
import { type FaultProxy, openFaultProxy } from '../../fault-proxy/open-fault-proxy.ts';
import { useTestServer } from '../../server/test-server.ts';
import type { TestHome } from '../open-test-home.ts';
import { captureSurvey, contact, openLaptopBehind } from './bad-link-laptop.ts';

const server = useTestServer();
let proxy: FaultProxy | null = null;

afterEach(async () => {
  await proxy?.close();
  proxy = null;
});

async function linkTo(faults: Partial<Faults> = {}): Promise<FaultProxy> {
  proxy = await openFaultProxy({ target: server().url, faults });
  return proxy;
}

/** A photo of a visit that was received; nothing of its file gets smaller by packing. */
async function takeLargePhoto(home: TestHome, sizeBytes: number): Promise<string> {
  await captureSurvey(home, 1, sizeBytes);
  const { sha256 } = await home.blobs.put(randomBytes(sizeBytes));
  const eventId = String(home.store.value<string>('SELECT id FROM recordEvent'));
  home.store.transaction((db) => {
    db.run(
      `INSERT INTO photo (sha256, mediaType, sizeBytes, width, height, isHere, isThumbnailHere, addedAtMs)
       VALUES (:sha256, 'image/jpeg', :sizeBytes, 1, 1, 1, 0, 0)`,
      { sha256, sizeBytes },
    );
    db.run('INSERT INTO recordPhoto (recordEventId, sha256) VALUES (:eventId, :sha256)', { eventId, sha256 });
  });
  return sha256;
}

const isSent = ({ store }: TestHome, sha256: string): boolean =>
  store.first('SELECT 1 FROM sentPhoto WHERE sha256 = ?', sha256) !== null;
const onServer = (sha256: string): string => join(server().blobFolder, 'photos', sha256);
const hashOf = (path: string): string => createHash('sha256').update(readFileSync(path)).digest('hex');
const begun = (sha256: string): readonly string[] => {
  const folder = join(server().blobFolder, 'uploads');
  return existsSync(folder) ? readdirSync(folder).filter((name) => name.includes(sha256)) : [];
};

async function contactUntilSent(home: TestHome, sha256: string, most: number): Promise<number> {
  for (let contacts = 1; contacts <= most; contacts += 1) {
    await contact(home);
    if (isSent(home, sha256)) return contacts;
  }
  throw new Error(`the photo is not on the server after ${most} contacts`);
}

/** 20 kbit/s. */
const UP_BYTES_PER_MS = 2.5;
/** What 30 s of it carry beside the silence between question and answer. */
const RESET_EVERY_BYTES = 65_000;

/** A laptop whose time is what its link has carried: however slow this machine is, it finds the same link. */
const openInTimeOf = (link: FaultProxy): TestHome =>
  openLaptopBehind(link, { clock: () => link.bytesUp() / UP_BYTES_PER_MS });

test('a photo goes on over a poor mobile network that is reset every 30 s, with at most 5 % more than its size (R7)', async () => {
  const link = await linkTo({ resetEveryBytesUp: RESET_EVERY_BYTES });
  const home = openInTimeOf(link);
  const sizeBytes = 2_000_000;
  const sha256 = await takeLargePhoto(home, sizeBytes);
  home.store.transaction((db) => db.run("UPDATE outbox SET state = 'needsYou'"));

  const contacts = await contactUntilSent(home, sha256, 80);

  expect(contacts).toBeGreaterThan(25);
  expect(hashOf(onServer(sha256))).toBe(sha256);
  expect(link.bytesUp() / sizeBytes).toBeLessThanOrEqual(1.05);
  expect(begun(sha256)).toEqual([]);
});

test('what came of a piece before the link broke is kept, and no upload begins again', async () => {
  const link = await linkTo();
  const home = openInTimeOf(link);
  const sha256 = await takeLargePhoto(home, 200_000);
  link.cutAfter(60_000);
  expect(await contact(home)).toMatchObject({ online: false });
  expect(begun(sha256)).toHaveLength(1);
  const { path } = home.store.first('SELECT path FROM partUpload') ?? {};
  expect(path).toContain(sha256);

  await contactUntilSent(home, sha256, 2);
  expect(link.bytesUp()).toBeLessThan(200_000 + SMALLEST_CHUNK_BYTES);
  expect(home.store.all('SELECT * FROM partUpload')).toEqual([]);
});

/** Four answers with 800 ms each of silence before them. */
const SILENCE_MS = 3_200;

test('a record that is captured while a photo goes up over a poor mobile network has its receipt within 15 s (R9)', async () => {
  const link = await linkTo({ upRate: 200_000 });
  const home = openInTimeOf(link);
  const sha256 = await takeLargePhoto(home, 400_000);
  const sending = contact(home);
  await expect.poll(() => begun(sha256).length, { interval: 5, timeout: 20_000 }).toBe(1);
  await captureSurvey(home, 1, 9);
  const savedAtBytes = link.bytesUp();
  const waits = () => home.store.value<number>("SELECT count(*) FROM outbox WHERE state <> 'received'");
  await expect.poll(waits, { interval: 1, timeout: 20_000 }).toBe(0);
  const tookMs = (link.bytesUp() - savedAtBytes) / UP_BYTES_PER_MS + SILENCE_MS;
  const wasSent = isSent(home, sha256);
  link.reset();
  await sending;
  expect(wasSent).toBe(false);
  expect(tookMs).toBeLessThanOrEqual(15_000);
});

test('bytes that somebody put among an upload are found at its end, and it is brought anew', async () => {
  const link = await linkTo();
  const home = openInTimeOf(link);
  const sha256 = await takeLargePhoto(home, 150_000);
  link.cutAfter(60_000);
  await contact(home);
  const [name = ''] = begun(sha256);
  const token = String(home.store.value<string>('SELECT token FROM partUpload'));
  // Asking how far it is ends what is still being written.
  await fetch(`${server().url}/uploads/${name.replace('.part', '')}`, {
    method: 'HEAD',
    headers: { 'fieldloop-upload': token },
  });
  appendFileSync(join(server().blobFolder, 'uploads', name), 'not of this photo');

  await contact(home);
  expect(existsSync(onServer(sha256))).toBe(false);
  await contactUntilSent(home, sha256, 2);
  expect(hashOf(onServer(sha256))).toBe(sha256);
});

test('nobody begins or continues an upload without having been let in', async () => {
  const link = await linkTo();
  const base = `${link.url}/uploads`;
  const metadata = `kind ${btoa('photos')},sha256 ${btoa('a'.repeat(64))}`;
  const created = await fetch(base, {
    method: 'POST',
    headers: { 'upload-length': '100000', 'upload-metadata': metadata },
  });
  expect(created.status).toBe(401);
  for (const method of ['HEAD', 'PATCH']) {
    const headers = {
      'fieldloop-upload': randomUUID(),
      'upload-offset': '0',
      'content-type': 'application/offset+octet-stream',
    };
    const body = method === 'PATCH' ? { body: 'x' } : {};
    expect((await fetch(`${base}/photos-${'a'.repeat(64)}-100000`, { method, headers, ...body })).status).toBe(404);
  }
  expect(begun('a'.repeat(64))).toEqual([]);
});
