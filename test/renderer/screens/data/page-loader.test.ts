import { describe, expect, it } from 'vitest';
import { createPageLoader, PAGE_ROWS, type PageRows } from '../../../../renderer/screens/data/page-loader.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';

type Asked = {
  readonly page: number;
  readonly signal: AbortSignal;
  readonly answer: (result: Result<PageRows>) => Promise<void>;
};

/** A loader whose pages are answered by hand. */
function openLoader() {
  const asked: Asked[] = [];
  const loader = createPageLoader({
    onChange: () => {},
    load: (page, signal) =>
      new Promise((resolve) => {
        const answer = async (result: Result<PageRows>) => {
          resolve(result);
          await new Promise(setImmediate);
        };
        asked.push({ page, signal, answer });
      }),
  });
  const pages = () => asked.map(({ page }) => page);
  return { loader, asked, pages };
}

const pageOf = (page: number): Result<PageRows> =>
  ok(Array.from({ length: PAGE_ROWS }, (_, row) => [page * PAGE_ROWS + row]));

describe('the pages of a version', () => {
  it('asks for what is in view and nothing else', async () => {
    const { loader, asked, pages } = openLoader();
    loader.look(180, 220);
    expect(pages()).toEqual([1, 2]);
    expect(loader.cellsAt(180)).toBeNull();
    await asked[0]!.answer(pageOf(1));
    expect([loader.cellsAt(180), loader.cellsAt(210)]).toEqual([[180], null]);
  });

  it('takes back what was scrolled past, and asks for where the scroll ended', async () => {
    const { loader, asked, pages } = openLoader();
    for (const first of [0, 1_000, 500_000, 900_000]) loader.look(first, first + 20);
    expect(asked.map(({ page, signal }) => [page, signal.aborted])).toEqual([
      [0, true],
      [10, true],
    ]);
    await asked[0]!.answer(fail('reader.cancelled', 'This was cancelled before it began.'));
    expect(pages()).toEqual([0, 10, 9_000]);
    expect(loader.error()).toBeNull();
  });

  it('keeps a page that was seen a moment ago', async () => {
    const { loader, asked, pages } = openLoader();
    loader.look(0, 20);
    await asked[0]!.answer(pageOf(0));
    loader.look(300, 320);
    loader.look(0, 20);
    expect(pages()).toEqual([0, 3]);
    expect(loader.cellsAt(5)).toEqual([5]);
  });

  it('forgets the pages that are farthest away', async () => {
    const { loader, asked } = openLoader();
    for (let page = 0; page < 60; page++) {
      loader.look(page * PAGE_ROWS, page * PAGE_ROWS + 10);
      await asked.at(-1)!.answer(pageOf(page));
    }
    expect([loader.cellsAt(0), loader.cellsAt(59 * PAGE_ROWS)]).toEqual([null, [5_900]]);
  });

  it('says why a page could not be read, and asks again only when told to', async () => {
    const { loader, asked, pages } = openLoader();
    loader.look(0, 20);
    await asked[0]!.answer(fail('chunk.damaged', 'A stored column chunk is damaged.'));
    expect(loader.error()).toMatchObject({ code: 'chunk.damaged' });
    loader.look(0, 21);
    expect(pages()).toEqual([0]);
    loader.again();
    await asked[1]!.answer(pageOf(0));
    expect([loader.error(), loader.cellsAt(3)]).toEqual([null, [3]]);
  });
});
