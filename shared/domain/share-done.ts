/** How much of a training's trials is done, from 0 to 1: `iteration` of `of` rounds in the `part`-th of `parts`. */
export const shareDone = (round: {
  readonly iteration: number;
  readonly of: number;
  readonly part: number;
  readonly parts: number;
}): number => (round.part - 1 + round.iteration / Math.max(round.of, 1)) / round.parts;
