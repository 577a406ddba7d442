import { expect, test } from 'vitest';
import { workAhead } from '../../shared/work-ahead.ts';

/** Work that ends when it is told to. */
function createWork() {
  const begun: number[] = [];
  const ends = new Map<number, (failure?: Error) => void>();
  const work = (item: number): Promise<number> => {
    begun.push(item);
    return new Promise((resolve, reject) => {
      ends.set(item, (failure) => (failure ? reject(failure) : resolve(item * 10)));
    });
  };
  return { begun, work, end: (item: number, failure?: Error) => ends.get(item)?.(failure) };
}

test('what comes of items is told in their order, while so many more are under way', async () => {
  const { begun, work, end } = createWork();
  const results = workAhead([1, 2, 3, 4], 1, work);
  const first = results.next();
  await expect.poll(() => begun).toEqual([1, 2]);
  end(2);
  end(1);
  expect(await first).toEqual({ done: false, value: 10 });
  const second = results.next();
  expect(await second).toEqual({ done: false, value: 20 });
  const rest = (async () => {
    const all: number[] = [];
    for await (const result of results) all.push(result);
    return all;
  })();
  await expect.poll(() => begun).toEqual([1, 2, 3, 4]);
  end(3);
  end(4);
  expect(await rest).toEqual([30, 40]);
});

test('whoever stops taking waits for what was begun, and nothing more is', async () => {
  const { begun, work, end } = createWork();
  let isOver = false;
  const taking = (async () => {
    const results = workAhead([1, 2, 3], 1, work);
    await results.next();
    await results.return();
    isOver = true;
  })();
  await expect.poll(() => begun).toEqual([1, 2]);
  end(1);
  await new Promise(setImmediate);
  expect(isOver).toBe(false);
  end(2);
  await taking;
  expect(begun).toEqual([1, 2]);
});

test('an error is thrown in its turn, after those before it', async () => {
  const { begun, work, end } = createWork();
  const results = workAhead([1, 2], 1, work);
  const first = results.next();
  await expect.poll(() => begun).toEqual([1, 2]);
  end(2, new Error('broken'));
  end(1);
  expect((await first).value).toBe(10);
  await expect(results.next()).rejects.toThrow('broken');
});
