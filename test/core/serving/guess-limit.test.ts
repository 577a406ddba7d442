import { expect, test } from 'vitest';
import { GuessLimit } from '../../../electron/core/serving/guess-limit.ts';

test('thirty wrong passwords in a minute close the door to that address, and to no other, for that minute', () => {
  let nowMs = 1_000;
  const limit = new GuessLimit(() => nowMs);
  const noteMany = (count: number): void => {
    for (let guess = 0; guess < count; guess++) limit.note('192.168.1.20');
  };

  noteMany(29);
  expect(limit.isOver('192.168.1.20')).toBe(false);
  noteMany(1);
  expect([limit.isOver('192.168.1.20'), limit.isOver('192.168.1.21')]).toEqual([true, false]);
  nowMs += 60_001;
  expect(limit.isOver('192.168.1.20')).toBe(false);
});
