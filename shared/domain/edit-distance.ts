/**
 * Slips between two words: letters left out, added, changed, or two neighbours swapped (optimal string alignment;
 * Damerau 1964, Wagner and Fischer 1974). Ends early with `most` + 1 once there are more than `most`.
 */
export function editDistance(one: string, other: string, most = Number.POSITIVE_INFINITY): number {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let row = 1; row <= one.length; row += 1) {
    const line = [row];
    for (let place = 1; place <= other.length; place += 1) {
      line.push(cheapest(one, other, row, place, { line, last, beforeLast }));
    }
    if (Math.min(...line) > most) return most + 1;
    [beforeLast, last] = [last, line];
  }
  return last[other.length] ?? 0;
}

type Lines = {
  readonly line: readonly number[];
  readonly last: readonly number[];
  readonly beforeLast: readonly number[];
};

function cheapest(one: string, other: string, row: number, place: number, { line, last, beforeLast }: Lines): number {
  const isEqual = one[row - 1] === other[place - 1];
  const changed = (last[place - 1] ?? 0) + (isEqual ? 0 : 1);
  const shortest = Math.min(changed, (last[place] ?? 0) + 1, (line[place - 1] ?? 0) + 1);
  const isSwapped = row > 1 && place > 1 && one[row - 1] === other[place - 2] && one[row - 2] === other[place - 1];
  return isSwapped ? Math.min(shortest, (beforeLast[place - 2] ?? 0) + 1) : shortest;
}
