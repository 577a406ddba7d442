import { createHash, randomBytes } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BlobStore } from '../../../electron/core/files/blob-store.ts';

const KEY = Buffer.alloc(32, 7);
const HEADER_BYTES = 72;
const SEALED_SEGMENT_BYTES = 65_536 + 16;
const SIZES = [0, 1, 65_535, 65_536, 65_537, 200_000];

const newFolder = () => mkdtempSync(join(tmpdir(), 'blobs-'));
const newStore = (key: Uint8Array | null = KEY, folder = newFolder()) => ({
  folder,
  store: new BlobStore({ folder, key }),
});
const pathOf = (folder: string, sha256: string) => join(folder, sha256.slice(0, 2), sha256.slice(2));
const damaged = { ok: false, error: { code: 'blob.damaged' } };

async function storedBlob(content: Uint8Array = randomBytes(200_000)) {
  const { folder, store } = newStore();
  const { sha256 } = await store.put(content);
  return { store, folder, sha256, path: pathOf(folder, sha256), content };
}

async function* inPieces(content: Uint8Array, length: number) {
  for (let at = 0; at < content.length; at += length) yield content.subarray(at, at + length);
}

describe.each([
  ['plain', null],
  ['encrypted', KEY],
])('a %s blob', (_, key) => {
  test.each(SIZES)('of %i bytes is read as it was put, whole and in ranges', async (size) => {
    const { store } = newStore(key);
    const content = randomBytes(size);

    const { sha256, sizeBytes } = await store.put(content);

    expect([sha256, sizeBytes]).toEqual([createHash('sha256').update(content).digest('hex'), size]);
    const whole = await store.read(sha256);
    expect(whole.ok && Buffer.from(whole.value).equals(content)).toBe(true);
    for (const [offset, length] of [
      [0, 10],
      [65_530, 12],
      [size - 3, 10],
      [size, 5],
      [size + 100, 5],
      [10, 150_000],
    ] as const) {
      if (offset < 0) continue;
      const range = await store.readRange(sha256, offset, length);
      expect(
        range.ok && Buffer.from(range.value).equals(content.subarray(offset, offset + length)),
        `${offset}+${length}`,
      ).toBe(true);
    }
  });

  test('has one address, whether it came whole or in pieces', async () => {
    const { folder, store } = newStore(key);
    const content = randomBytes(150_000);

    const whole = await store.put(content);
    const pieces = await store.put(inPieces(content, 9_999));

    expect(pieces).toEqual(whole);
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });

  test('that is not there is said to be missing', async () => {
    const { store } = newStore(key);

    expect(await store.read('0'.repeat(64))).toMatchObject({ ok: false, error: { code: 'blob.missing' } });
    expect(await store.read('../../etc/passwd')).toMatchObject({ ok: false, error: { code: 'blob.missing' } });
  });

  test('whose bytes were changed on disk is refused, and put again is repaired', async () => {
    const { folder, store } = newStore(key);
    const content = randomBytes(1_000);
    const { sha256 } = await store.put(content);
    const bytes = readFileSync(pathOf(folder, sha256));
    bytes[500]! ^= 1;
    writeFileSync(pathOf(folder, sha256), bytes);

    expect(await store.read(sha256)).toMatchObject(damaged);
    await store.put(content);
    expect(await store.read(sha256)).toMatchObject({ ok: true });
  });

  test('leaves nothing behind when its source fails', async () => {
    const { folder, store } = newStore(key);
    async function* failing() {
      yield randomBytes(100_000);
      throw new Error('unplugged');
    }

    await expect(store.put(failing())).rejects.toThrow('unplugged');

    expect(readdirSync(folder)).toEqual(['incoming']);
    expect(readdirSync(join(folder, 'incoming'))).toEqual([]);
  });
});

describe('an encrypted blob', () => {
  test('shows nothing of its content on disk, and is refused without its key', async () => {
    const { folder, sha256, path } = await storedBlob(Buffer.from('weight 12.5 '.repeat(10_000)));

    expect(readFileSync(path).includes('weight')).toBe(false);
    expect(await new BlobStore({ folder, key: Buffer.alloc(32, 8) }).readRange(sha256, 0, 5)).toMatchObject(damaged);
  });

  test('is refused in any range of it that holds a flipped bit, in content, tag or header', async () => {
    const { store, sha256, path } = await storedBlob();
    const bytes = readFileSync(path);
    for (const at of [0, 20, 60, HEADER_BYTES, HEADER_BYTES + 65_540, bytes.length - 1]) {
      const flipped = Buffer.from(bytes);
      flipped[at]! ^= 1;
      writeFileSync(path, flipped);
      expect(await store.read(sha256), `byte ${at}`).toMatchObject(damaged);
    }
  });

  test('is refused when it was cut short, at a segment’s border too, even for a range before the cut', async () => {
    const { store, sha256, path } = await storedBlob();
    for (const length of [HEADER_BYTES + 2 * SEALED_SEGMENT_BYTES, HEADER_BYTES + 100, HEADER_BYTES, 10, 0]) {
      truncateSync(path, length);
      expect(await store.readRange(sha256, 0, 5), `cut to ${length}`).toMatchObject(damaged);
    }
  });

  test('is refused when two of its segments changed places', async () => {
    const { store, sha256, path } = await storedBlob();
    const bytes = readFileSync(path);
    const segment = (number: number) =>
      bytes.subarray(HEADER_BYTES + number * SEALED_SEGMENT_BYTES, HEADER_BYTES + (number + 1) * SEALED_SEGMENT_BYTES);
    writeFileSync(
      path,
      Buffer.concat([bytes.subarray(0, HEADER_BYTES), segment(1), segment(0), segment(2), segment(3)]),
    );

    expect(await store.readRange(sha256, 70_000, 5)).toMatchObject(damaged);
  });

  test('is refused when another blob’s file lies in its place', async () => {
    const { store, folder, sha256, path } = await storedBlob();
    const other = await store.put(randomBytes(200_000));
    copyFileSync(pathOf(folder, other.sha256), path);

    expect(await store.readRange(sha256, 0, 5)).toMatchObject(damaged);
  });
});

test('what a crash left unfinished is cleared', async () => {
  const { folder, store } = newStore();
  mkdirSync(join(folder, 'incoming'));
  writeFileSync(join(folder, 'incoming', 'half'), 'half');

  await store.clearUnfinished();

  expect(existsSync(join(folder, 'incoming', 'half'))).toBe(false);
});
