import { describe, expect, it } from 'vitest';
import { writeFinding } from '../../../renderer/name-change.ts';

const write = {
  number: (value: number) => `number ${value}`,
  percent: (share: number) => `share ${share}`,
  day: (day: number) => `day ${day}`,
  column: (name: string) => `column ${name}`,
};

describe('a finding written out', () => {
  it('says columns in words, days as days and the number that chooses the plural as it is', () => {
    const values = { column: 'weight', since: 20_769, size: 1.1, count: 2 };
    expect(writeFinding({ key: 'drift.finding.heavier', values }, write)).toEqual({
      column: 'column weight',
      since: 'day 20769',
      size: 'number 1.1',
      count: 2,
    });
  });

  it.each([
    ['drift.finding.moreMissing', 'share 0.1'],
    ['drift.finding.shares', 'share 0.1'],
    ['drift.finding.numbers', 'number 0.1'],
  ])('writes before and after of %s as it means them', (key, written) => {
    expect(writeFinding({ key, values: { before: 0.1 } }, write)).toEqual({ before: written });
  });
});
