import { describe, expect, it } from 'vitest';
import { shareOfHundred } from '../../../renderer/screens/review/share-words.ts';

describe('a share beside its limit', () => {
  it.each([
    { share: 0.84, limit: 0.27, side: 'over', digits: 0 },
    { share: 0.3, limit: 0.27, side: 'justOver', digits: 0 },
    { share: 0.27, limit: 0.27, side: 'justOver', digits: 0 },
    { share: 0.25, limit: 0.27, side: 'justUnder', digits: 0 },
    { share: 0.02, limit: 0.27, side: 'under', digits: 0 },
  ])('of $share against $limit is $side', ({ share, limit, ...expected }) => {
    expect(shareOfHundred(share, limit)).toEqual(expected);
  });

  it('takes as many decimals as it needs to be told from the limit', () => {
    expect(shareOfHundred(0.2184, 0.2214)).toEqual({ side: 'justUnder', digits: 1 });
    expect(shareOfHundred(0.22012, 0.22014)).toEqual({ side: 'justUnder', digits: 3 });
  });
});
