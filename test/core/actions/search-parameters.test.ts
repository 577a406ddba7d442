import { expect, test } from 'vitest';
import { searchParameters } from '../../../electron/core/actions/models/search-parameters.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import { fail, ok } from '../../../shared/result.ts';
import type { Judgement, SearchRequest } from '../../../shared/search.ts';
import { RowPlan } from '../../../shared/training-plan.ts';

const request: SearchRequest = {
  target: 'sick',
  features: ['a'],
  algorithm: 'linear',
  given: {},
  seed: 1,
  ...RowPlan.parse({}),
  method: 'halving',
  trials: 18,
  minutes: 1,
  parts: 3,
};

const numberOf = (parameters: Judgement['parameters'], name: string): number => Number(parameters[name] ?? Number.NaN);

/** Less loss the nearer `l2` is to 0.1 on a scale of powers; the defaults lie far off. */
const lossOf = (parameters: Judgement['parameters']): number =>
  Math.abs(Math.log10(parameters['l2'] === undefined ? 1_000 : numberOf(parameters, 'l2')) + 1);

function searchWith(given: Partial<SearchRequest>, mostTries = Number.POSITIVE_INFINITY, code = 'engine.cancelled') {
  const asked: { readonly share: number; readonly draw: number; readonly parts: number }[] = [];
  const kept: Judgement[] = [];
  const searched = searchParameters({
    request: { ...request, ...given },
    random: createRandom(1),
    isOver: () => code === 'minutes' && asked.length >= mostTries,
    keep: (judgement) => void kept.push(judgement),
    tryOne: async (parameters, how) => {
      if (code !== 'minutes' && asked.length >= mostTries) return fail(code, 'No.');
      asked.push(how);
      const score = { loss: lossOf(parameters), error: lossOf(parameters) / 10, judgedRows: 100 };
      const scores = Array.from({ length: how.parts }, (_, part) => ({ ...score, loss: score.loss + part / 1_000 }));
      return ok({
        scores,
        rows: how.share * 9_000,
        trainingRows: 9_000,
        heldOutRows: 2_000,
        seconds: 1,
        cpuSeconds: 1,
      });
    },
  });
  return { searched, asked, kept };
}

test('a third of each rung goes on, and only trials of all rows may be the best', async () => {
  const { searched, kept } = searchWith({});
  const outcome = await searched;

  const byShare = (share: number) =>
    kept.filter((each) => Math.abs(each.share - share) < 1e-9).map(({ trial }) => trial);
  expect([byShare(1 / 9).length, byShare(1 / 3).length, byShare(1).length]).toEqual([18, 6, 3]);
  const best = kept.filter(({ trial }) => trial > 0).toSorted((one, other) => one.loss - other.loss)[0];
  expect(outcome).toMatchObject({ ok: true, value: { ended: 'trials', trials: 19, best: { share: 1 } } });
  expect(outcome.ok && outcome.value.best.trial).toBe(best?.trial);
});

test('the same seed tries the same, and fewer trials are the first of more', async () => {
  const [many, again, few] = [searchWith({}), searchWith({}), searchWith({ trials: 9 })];
  for (const each of [many, again, few]) await each.searched;

  expect(again.kept).toEqual(many.kept);
  expect(many.kept.slice(0, few.kept.length)).toEqual(few.kept);
});

test('at random every trial gets all rows, and what is given is never drawn', async () => {
  const { searched, kept } = searchWith({ method: 'random', trials: 5, given: { l1: 2 } });
  await searched;

  expect(kept.map(({ share }) => share)).toEqual([1, 1, 1, 1, 1, 1]);
  for (const { parameters } of kept.slice(1)) expect(Object.keys(parameters)).toEqual(['l2']);
});

test('the gain over the defaults is measured on parts that chose nothing', async () => {
  const { searched, asked } = searchWith({ trials: 9 });
  const outcome = await searched;

  expect(asked.slice(-2)).toEqual([
    { share: 1, draw: 1, parts: 8 },
    { share: 1, draw: 1, parts: 8 },
  ]);
  expect(
    asked
      .slice(0, -2)
      .filter(({ share }) => share === 1)
      .every(({ draw }) => draw === 0),
  ).toBe(true);
  const gain = outcome.ok ? outcome.value.gain : null;
  expect(gain?.loss.value).toBeGreaterThan(0);
  expect(gain?.parts).toBe(8);
});

test('a cancel and the end of the time keep the best so far', async () => {
  const cancelled = await searchWith({}, 14).searched;
  const timed = await searchWith({}, 20, 'minutes').searched;

  expect(cancelled).toMatchObject({ ok: true, value: { ended: 'cancelled', gain: null, best: { share: 1 } } });
  expect(timed).toMatchObject({ ok: true, value: { ended: 'minutes' } });
});

test('data that nothing can be learned from fail at once', async () => {
  expect(await searchWith({}, 0, 'train.oneClass').searched).toMatchObject({
    ok: false,
    error: { code: 'train.oneClass' },
  });
});
