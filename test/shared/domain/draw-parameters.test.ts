import { expect, test } from 'vitest';
import { drawParameters } from '../../../shared/domain/draw-parameters.ts';
import { createRandom } from '../../../shared/domain/random.ts';
import { searchSpaceByAlgorithm } from '../../../shared/search-space.ts';
import { Algorithm, Learning } from '../../../shared/training.ts';

test.each(Algorithm.options)('whatever is drawn for %s are parameters that it takes', (algorithm) => {
  const random = createRandom(5);

  for (let trial = 0; trial < 200; trial += 1) {
    const parameters = drawParameters(searchSpaceByAlgorithm[algorithm], {}, random.fork(`trial ${trial}`));
    expect(Learning.safeParse({ algorithm, parameters }).error).toBeUndefined();
  }
});

test('powers are drawn evenly by their exponents', () => {
  const random = createRandom(2);
  const space = { rate: { kind: 'powers', low: 0.01, high: 1 } } as const;

  const drawn = Array.from({ length: 400 }, (_, trial) => drawParameters(space, {}, random.fork(`${trial}`))['rate']);

  const below = drawn.filter((rate) => Number(rate) < 0.1).length;
  expect(below).toBeGreaterThan(160);
  expect(below).toBeLessThan(240);
});

test('what is given is not drawn and shifts nothing else', () => {
  const space = searchSpaceByAlgorithm.gbdt;

  const all = drawParameters(space, {}, createRandom(1));
  const others = drawParameters(space, { leaves: 7 }, createRandom(1));

  expect(others).not.toHaveProperty('leaves');
  expect({ ...others, leaves: all['leaves'] }).toEqual(all);
});
