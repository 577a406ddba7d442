import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { listRecords } from '../../../electron/core/actions/list-records.ts';
import { writeExchange } from '../../../electron/core/readers/write-exchange.ts';
import { type TestHome, valueOf } from '../open-test-home.ts';
import { capture, countAll, exportFrom, importVisits, merge, openLaptop, openTwo } from './exchange-laptops.ts';

describe('a file of another project', () => {
  test('is refused, joined as that project, or mixed into the one in use, as told', async () => {
    const [first, second] = [openLaptop(), openLaptop()];
    await capture(first, { values: { muac: 121 } });
    const path = await exportFrom(first);
    const before = countAll(second);

    expect(await merge(second, path)).toMatchObject({ ok: false, error: { code: 'exchange.otherProject' } });
    expect(await merge(second, path, 'join')).toMatchObject({ ok: false, error: { code: 'project.nameTaken' } });
    expect(countAll(second)).toEqual(before);

    second.raw.prepare("UPDATE project SET name = 'Elsewhere'").run();
    const joined = valueOf(await merge(second, path, 'join'));
    expect(joined).toMatchObject({ project: { id: first.projectId, name: 'Screening' }, added: { records: 1 } });
    expect(valueOf(await listRecords(second, { limit: 10 })).of).toBe(0);
    expect(valueOf(await listRecords({ ...second, projectId: first.projectId }, { limit: 10 })).of).toBe(1);

    const third = openLaptop();
    expect(valueOf(await merge(third, path, 'mix')).project.id).toBe(third.projectId);
    expect(valueOf(await listRecords(third, { limit: 10 })).of).toBe(1);
  });
});

describe('a file that cannot be trusted', () => {
  async function exported(): Promise<{ second: TestHome; path: string; bytes: Buffer }> {
    const [first, second] = openTwo();
    await capture(first, { values: { muac: 121 } });
    await importVisits(
      first,
      `id,weight\n${Array.from({ length: 500 }, (_, row) => `${row},${row / 7}`).join('\n')}\n`,
    );
    const path = await exportFrom(first);
    return { second, path, bytes: readFileSync(path) };
  }

  test('one flipped bit anywhere, a lost end or something after it is found, and nothing is taken in', async () => {
    const { second, path, bytes } = await exported();
    const before = countAll(second);
    const places = Array.from({ length: 30 }, (_, place) => Math.floor((place * (bytes.length - 1)) / 29));

    for (const place of places) {
      const flipped = Buffer.from(bytes);
      flipped[place] = flipped[place]! ^ 4;
      writeFileSync(path, flipped);
      const refused = await merge(second, path);
      expect(refused.ok || refused.error.code).toMatch(/^exchange\.(damaged|notExchange|newer|untrusted)$/);
    }
    for (const other of [bytes.subarray(0, -1), bytes.subarray(0, bytes.length >> 1), Buffer.concat([bytes, bytes])]) {
      writeFileSync(path, other);
      expect(await merge(second, path)).toMatchObject({ ok: false, error: { code: 'exchange.damaged' } });
    }
    expect(countAll(second)).toEqual(before);
  });

  test('a newer format, another file and one that is not there are told apart', async () => {
    const { second, path, bytes } = await exported();
    const text = '"format":1';
    const at = bytes.indexOf(text);
    const newer = Buffer.concat([bytes.subarray(0, at), Buffer.from('"format":2'), bytes.subarray(at + text.length)]);

    writeFileSync(path, newer);
    expect(await merge(second, path)).toMatchObject({ ok: false, error: { code: 'exchange.newer' } });
    writeFileSync(path, 'id,weight\n1,2\n');
    expect(await merge(second, path)).toMatchObject({ ok: false, error: { code: 'exchange.notExchange' } });
    expect(await merge(second, `${path}.no`)).toMatchObject({ ok: false, error: { code: 'file.unreadable' } });
  });

  test('a laptop that shows another key than before is refused', async () => {
    const { second, path } = await exported();
    valueOf(await merge(second, path));
    second.raw.prepare("UPDATE device SET publicKey = 'another' WHERE id <> ?").run(second.deviceId);

    expect(await merge(second, path)).toMatchObject({ ok: false, error: { code: 'exchange.untrusted' } });
  });

  test('a cancelled export leaves no file, and a cancelled merge nothing of it', async () => {
    const { second, path } = await exported();
    const before = countAll(second);
    const abort = new AbortController();
    const cancelling = { ...second, signal: abort.signal, progress: () => abort.abort() };

    expect(await merge(cancelling, path)).toMatchObject({ ok: false, error: { code: 'exchange.cancelled' } });
    expect(countAll(second)).toEqual(before);

    const to = join(second.folder, 'cancelled.exchange');
    const written = await writeExchange(
      second.store,
      { projectId: second.projectId, to, atMs: 0 },
      { signal: AbortSignal.abort(), onProgress: () => undefined, blobs: null },
    );
    expect(written).toMatchObject({ ok: false, error: { code: 'exchange.cancelled' } });
    expect(readdirSync(second.folder).filter((name) => name.includes('cancelled'))).toEqual([]);
  });
});
