import { describe, expect, it } from 'vitest';
import { reviewKey } from '../../../renderer/screens/review/review-keys.ts';

const press = (key: string, change: Partial<KeyboardEvent> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  repeat: false,
  ...change,
});

describe('the keys of review', () => {
  it.each([
    ['c', 'onConfirm'],
    ['X', 'onCorrect'],
    ['u', 'onUnsure'],
    ['j', 'onNext'],
    ['k', 'onBack'],
    ['q', null],
  ])('%s asks for %s', (key, handler) => expect(reviewKey(press(key), false)).toBe(handler));

  it('answer once while they are held down, and step on', () => {
    const held = { repeat: true };
    expect([reviewKey(press('c', held), false), reviewKey(press('j', held), false)]).toEqual([null, 'onNext']);
  });

  it('leave typing and the system’s own shortcuts alone', () => {
    expect([reviewKey(press('c'), true), reviewKey(press('c', { ctrlKey: true }), false)]).toEqual([null, null]);
  });
});
