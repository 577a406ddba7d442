/** Shares 0–1 this near to the limit are said to be just over or just under it. */
const NEAR = 0.05;
const MOST_DIGITS = 3;

export type ShareOfHundred = {
  readonly side: 'over' | 'justOver' | 'under' | 'justUnder';
  /** Decimals that tell the share, in points of 100, from its limit; none where whole numbers do. */
  readonly digits: number;
};

/** On which side of its limit a share lies; on the limit counts as over it, as the model decides. */
export function shareOfHundred(share: number, limit: number): ShareOfHundred {
  const near = Math.abs(share - limit) < NEAR;
  const side = share >= limit ? (near ? 'justOver' : 'over') : near ? 'justUnder' : 'under';
  return { side, digits: share === limit ? 0 : digitsApart(share, limit) };
}

function digitsApart(share: number, limit: number): number {
  const differ = (digits: number) => (share * 100).toFixed(digits) !== (limit * 100).toFixed(digits);
  return [0, 1, 2].find(differ) ?? MOST_DIGITS;
}
