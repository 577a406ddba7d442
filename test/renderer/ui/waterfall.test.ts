import { describe, expect, it } from 'vitest';
import { layWaterfall } from '../../../renderer/ui/marks/waterfall.ts';

const contributions = [
  { label: 'age', points: 3 },
  { label: 'muac', points: 47 },
  { label: 'oedema', points: -3.5 },
  { label: 'weight', points: 19 },
  { label: 'sex', points: 1 },
  { label: 'site', points: -0.5 },
];

describe('the waterfall of reasons', () => {
  it('goes from the strongest to the weakest answer, each bar beginning where the last ended', () => {
    const rows = layWaterfall(18, contributions.slice(0, 4), 'other');
    expect(rows.map(({ label, from, to }) => [label, from, to])).toEqual([
      ['muac', 18, 65],
      ['weight', 65, 84],
      ['oedema', 84, 80.5],
      ['age', 80.5, 83.5],
    ]);
  });

  it('sums what has no row of its own, so that the last bar ends at the prediction', () => {
    const rows = layWaterfall(18, contributions, 'other');
    expect(rows).toHaveLength(5);
    expect(rows.at(-1)).toMatchObject({ label: 'other', points: 0.5, to: 84 });
  });

  it('is empty when nothing contributed', () => {
    expect(layWaterfall(18, [], 'other')).toEqual([]);
  });
});
