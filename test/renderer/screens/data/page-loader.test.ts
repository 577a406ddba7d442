import { describe, expect, it } from 'vitest';
import {
  createPageLoader,
  PAGE_ROWS,
  type PageRows,
  type PageRun,
} from '../../../../renderer/screens/data/page-loader.ts';
import { fail, ok, type Result } from '../../../../shared/result.ts';

type Asked = {
  readonly pages: PageRun;
  readonly signal: AbortSignal;
  readonly answer: (result: Result<PageRows>) => Promise<void>;
};

/** A loader whose pages are answered by hand. */
function openLoader() {
  const asked: Asked[] = [];
  const loader = createPageLoader({
    onChange: () => {},
    load: (pages, signal) =>
      new Promise((resolve) => {
        const answer = async (result: Result<PageRows>) => {
          resolve(result);
          await new Promise(setImmediate);
        };
        asked.push({ pages, signal, answer });
      }),
  });
  const pages = () => asked.map(({ pages: { first, last } }) => [first, last]);
  return { loader, asked, pages };
}

const pageOf = (page: number): Result<PageRows> => pagesOf(page, page + 1);

const pagesOf = (first: number, last: number): Result<PageRows> =>
  ok(Array.from({ length: (last - first) * PAGE_ROWS }, (_, row) => [first * PAGE_ROWS + row]));

describe('the pages of a version', () => {
  it('asks once for what is in view and nothing else', async () => {
    const { loader, asked, pages } = openLoader();
    loader.look(180, 220);
    expect(pages()).toEqual([[1, 3]]);
    expect(loader.cellsAt(180)).toBeNull();
    await asked[0]!.answer(pagesOf(1, 3));
    expect([loader.cellsAt(180), loader.cellsAt(210), loader.cellsAt(300)]).toEqual([[180], [210], null]);
  });

  it('asks for what has come into view beside what is there or under way', async () => {
    const { loader, asked, pages } = openLoader();
    loader.look(180, 220);
    loader.look(180, 320);
    await asked[0]!.answer(pagesOf(1, 3));
    loader.look(280, 420);
    expect(pages()).toEqual([
      [1, 3],
      [3, 4],
      [4, 5],
    ]);
  });

  it('asks for a page again that was taken back before it came', async () => {
    const { loader, asked, pages } = openLoader();
    loader.look(0, 20);
    loader.look(900, 920);
    loader.look(0, 20);
    await asked[0]!.answer(fail('reader.cancelled', 'This was cancelled before it began.'));
    await asked[2]?.answer(pageOf(0));
    expect(pages()).toEqual([
      [0, 1],
      [9, 10],
      [0, 1],
    ]);
    expect(loader.cellsAt(5)).toEqual([5]);
  });

  it('takes back what was scrolled past, and asks for where the scroll ended', async () => {
    const { loader, asked, pages } = openLoader();
    for (const first of [0, 1_000, 500_000, 900_000]) loader.look(first, first + 20);
    expect(asked.map(({ pages: { first }, signal }) => [first, signal.aborted])).toEqual([
      [0, true],
      [10, true],
    ]);
    await asked[0]!.answer(fail('reader.cancelled', 'This was cancelled before it began.'));
    expect(pages()).toEqual([
      [0, 1],
      [10, 11],
      [9_000, 9_001],
    ]);
    expect(loader.error()).toBeNull();
  });

  it('keeps a page that was seen a moment ago', async () => {
    const { loader, asked, pages } = openLoader();
    loader.look(0, 20);
    await asked[0]!.answer(pageOf(0));
    loader.look(300, 320);
    loader.look(0, 20);
    expect(pages()).toEqual([
      [0, 1],
      [3, 4],
    ]);
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
    expect(pages()).toEqual([[0, 1]]);
    loader.again();
    await asked[1]!.answer(pageOf(0));
    expect([loader.error(), loader.cellsAt(3)]).toEqual([null, [3]]);
  });
});
