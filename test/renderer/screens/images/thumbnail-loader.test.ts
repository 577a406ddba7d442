import { expect, test } from 'vitest';
import { createThumbnailLoader, type ImageHere } from '../../../../renderer/screens/data/images/thumbnail-loader.ts';
import type { ReadImage } from '../../../../shared/image.ts';
import { ok } from '../../../../shared/result.ts';

const here = (sha256: string): ImageHere => ({
  state: 'here',
  sha256,
  mediaType: 'image/png',
  width: 1,
  height: 1,
  bytes: new Uint8Array([1]),
});

/** A loader over images that are read when the test says so, of which one answer holds `perAnswer`. */
function openLoader({ perAnswer = 64, imageOf = here as (sha256: string) => ReadImage } = {}) {
  const asked: (readonly string[])[] = [];
  const freed: string[] = [];
  const answers: (() => void)[] = [];
  const loader = createThumbnailLoader<string>({
    read: async (hashes) => {
      asked.push(hashes);
      await new Promise<void>((resolve) => answers.push(resolve));
      return ok(hashes.slice(0, perAnswer).map(imageOf));
    },
    decode: async ({ sha256 }) => {
      if (sha256.startsWith('huge')) return null;
      if (sha256.startsWith('odd')) throw new Error('no decoder knows this');
      return `picture of ${sha256}`;
    },
    free: (picture) => freed.push(picture),
    onChange: () => undefined,
  });
  const answer = async () => {
    answers.shift()?.();
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
  };
  return { loader, asked, freed, answer };
}

test('asks for what an answer left out until all in view is there', async () => {
  const { loader, asked, answer } = openLoader({ perAnswer: 2 });

  loader.look(['a', 'b', 'c']);
  await answer();
  await answer();

  expect(asked).toEqual([['a', 'b', 'c'], ['c']]);
  expect(loader.thumbnailOf('c')).toEqual({ state: 'here', picture: 'picture of c' });
});

test('of a quick scroll asks only for where it ends', async () => {
  const { loader, asked, answer } = openLoader();

  loader.look(['a']);
  loader.look(['b']);
  loader.look(['c']);
  await answer();

  expect(asked).toEqual([['a'], ['c']]);
});

test('says of each image why it is not shown', async () => {
  const { loader, answer } = openLoader({
    imageOf: (sha256) => (sha256 === 'gone' ? { state: 'missing', sha256 } : here(sha256)),
  });

  loader.look(['gone', 'huge', 'odd', 'fine']);
  await answer();

  const states = ['gone', 'huge', 'odd', 'fine'].map((sha256) => loader.thumbnailOf(sha256)?.state);
  expect(states).toEqual(['missing', 'tooLarge', 'damaged', 'here']);
});

test('keeps what is in view and gives back what was looked at longest ago', async () => {
  const { loader, freed, answer } = openLoader();
  const pages = Array.from({ length: 11 }, (_, page) => Array.from({ length: 60 }, (__, image) => `${page}-${image}`));

  for (const page of pages) {
    loader.look(page);
    await answer();
  }

  expect(freed).toHaveLength(60);
  expect(loader.thumbnailOf('0-0')).toBeNull();
  expect(loader.thumbnailOf('10-59')).not.toBeNull();
  loader.clear();
  expect(freed).toHaveLength(660);
});
