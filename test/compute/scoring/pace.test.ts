import { expect, test, vi } from 'vitest';
import { Pace } from '../../../electron/compute/scoring/pace.ts';

const busyFor = (ms: number) => () => {
  const until = performance.now() + ms;
  while (performance.now() < until);
  return Promise.resolve();
};

test('a quick model takes all rows at once', async () => {
  expect(await new Pace().rowsAtOnce(10_000, 8_192, () => Promise.resolve())).toBe(8_192);
});

test('a slow model takes only as many as end in two seconds', async () => {
  const atOnce = await new Pace().rowsAtOnce(10_000, 8_192, busyFor(20));

  expect(atOnce).toBeGreaterThan(0);
  expect(atOnce).toBeLessThanOrEqual(100);
});

test('a model is tried once, and not for a single row', async () => {
  const runOne = vi.fn(busyFor(1));
  const pace = new Pace();

  await pace.rowsAtOnce(1, 8_192, runOne);
  expect(runOne).not.toHaveBeenCalled();
  const first = await pace.rowsAtOnce(10_000, 8_192, runOne);
  const tried = runOne.mock.calls.length;

  expect(await pace.rowsAtOnce(10_000, 8_192, runOne)).toBe(first);
  expect(runOne).toHaveBeenCalledTimes(tried);
});
