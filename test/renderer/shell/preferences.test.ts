import { describe, expect, it } from 'vitest';
import { parsePreferences } from '../../../renderer/shell/kept-preferences.ts';

describe('what a person likes on this laptop', () => {
  it('is read back', () => {
    const kept = { theme: 'dark', railCollapsed: true, recentPeople: ['b', 'a'] };
    expect(parsePreferences(JSON.stringify(kept))).toEqual(kept);
  });

  it.each([null, '', '{', '7', '{"theme":"pink","railCollapsed":"yes","recentPeople":[7]}'])(
    'is nothing when %s was kept',
    (kept) => {
      expect(parsePreferences(kept)).toEqual({});
    },
  );
});
