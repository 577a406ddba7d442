/** What came of killing a side at a point; no problems is what is hoped for. */
export type Killed = { readonly name: string; readonly problems: readonly string[] };

/** One line for each point that a side was killed at, with what was wrong afterwards. */
export function printKilled(points: readonly Killed[]): void {
  const lines = points.map(({ name, problems }, index) => {
    const place = String(index + 1).padStart(4);
    return [`${place}  SIGKILL  ${name}`, ...problems.map((problem) => `      WRONG    ${problem}`)].join('\n');
  });
  console.log(`Killed at ${points.length} named points:\n${lines.join('\n')}`);
}

export const wrongIn = (points: readonly Killed[]): readonly string[] =>
  points.flatMap(({ name, problems }) => problems.map((problem) => `${name}: ${problem}`));

/** Of every step some points; `npm run test:soak` kills at all of them, again and again. */
export const everyThird = <T>(points: readonly T[]): readonly T[] => points.filter((_, place) => place % 3 === 0);
