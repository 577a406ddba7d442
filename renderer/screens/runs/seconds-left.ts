/** How long the rest takes if it goes on as so far; null before anything can be told from what was done. */
export const secondsLeft = (elapsedSeconds: number, share: number | null): number | null =>
  share === null || share <= 0 ? null : Math.max(0, (elapsedSeconds * (1 - share)) / share);
