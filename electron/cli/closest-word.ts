/** The candidate that is at most two slips of the finger away from `word`; null when none is. */
export function closestWord(word: string, candidates: readonly string[]): string | null {
  const [best] = candidates
    .map((candidate) => ({ candidate, distance: slipsBetween(word, candidate) }))
    .toSorted((one, other) => one.distance - other.distance);
  return best !== undefined && best.distance <= 2 ? best.candidate : null;
}

/** Letters to insert, to leave out or to change (Levenshtein's distance). */
function slipsBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [line, letter] of [...one].entries()) {
    const next = [line + 1];
    for (let column = 1; column <= other.length; column++) {
      const [above = 0, diagonal = 0, left = 0] = [row[column], row[column - 1], next[column - 1]];
      next.push(Math.min(above + 1, left + 1, diagonal + (letter === other[column - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
