import { describe, expect, it } from 'vitest';
import { operatingPoint, readConfusion } from '../../../renderer/screens/runs/read-confusion.ts';

describe('the counts of two classes', () => {
  it.each([
    [
      'first',
      ['yes', 'no'],
      [
        [8, 2],
        [3, 87],
      ],
    ],
    [
      'last',
      ['no', 'yes'],
      [
        [87, 3],
        [2, 8],
      ],
    ],
  ])('are read from the class looked for when it stands %s', (_, classes, confusion) => {
    expect(readConfusion(classes, confusion, 'yes')).toEqual({
      found: 8,
      missed: 2,
      falseAlarms: 3,
      rightlyLeft: 87,
      negative: 'no',
    });
  });

  it('are none for a class that is not among them', () => {
    expect(
      readConfusion(
        ['a', 'b'],
        [
          [1, 2],
          [3, 4],
        ],
        'c',
      ),
    ).toBeNull();
  });
});

describe('the point at which a model works', () => {
  const roc = [
    { threshold: 0.9, finds: 0.4, falseAlarms: 0.01 },
    { threshold: 0.3, finds: 0.8, falseAlarms: 0.1 },
    { threshold: 0.1, finds: 1, falseAlarms: 0.6 },
  ];

  it('is the lowest one that is not under the limit', () => {
    expect(operatingPoint(roc, 0.25)?.finds).toBe(0.8);
    expect(operatingPoint(roc, 0.95)).toBeUndefined();
    expect(operatingPoint(roc, null)).toBeUndefined();
  });
});
