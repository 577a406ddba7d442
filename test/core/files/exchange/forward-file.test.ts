import { mkdtempSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ForwardReader, GatheringWriter } from '../../../../electron/core/files/exchange/forward-file.ts';
import { createRandom } from '../../../../shared/domain/random.ts';

const MIB = 2 ** 20;

test('parts of every size are read as they were written, and what the file lacks is not there', async () => {
  const random = createRandom(5);
  const lengths = [0, 8, 3 * MIB, 1, ...Array.from({ length: 400 }, () => random.int(20_000)), MIB, MIB - 1, 0, 7];
  const parts = lengths.map((length) => Buffer.from(Uint8Array.from({ length }, () => random.int(256))));
  const path = join(mkdtempSync(join(tmpdir(), 'forward-')), 'parts');

  const written = await open(path, 'w');
  const writer = new GatheringWriter(written);
  for (const part of parts) await writer.add(part);
  await writer.flush();
  await written.close();

  const file = await open(path, 'r');
  const reader = new ForwardReader(file);
  for (const part of parts.slice(0, -1)) expect((await reader.take(part.length)).equals(part)).toBe(true);
  expect([...(await reader.take(100))]).toEqual([...(parts.at(-1) ?? [])]);
  expect(await reader.take(1)).toHaveLength(0);
  await file.close();
});
