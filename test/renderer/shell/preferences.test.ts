import { describe, expect, it } from 'vitest';
import { parsePreferences } from '../../../renderer/shell/preferences.ts';

describe('what a person likes on this laptop', () => {
  it('is read back', () => {
    expect(parsePreferences('{"theme":"dark","railCollapsed":true}')).toEqual({ theme: 'dark', railCollapsed: true });
  });

  it.each([null, '', '{', '7', '{"theme":"pink","railCollapsed":"yes"}'])('is nothing when %s was kept', (kept) => {
    expect(parsePreferences(kept)).toEqual({});
  });
});
