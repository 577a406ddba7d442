export type LinePoint = { readonly x: number; readonly y: number };
export type NamedLine = { readonly name: string; readonly points: readonly LinePoint[] };

/** A place across, and under `y0`, `y1` … what each line that has a point there has. */
export type MergedRow = { readonly x: number } & { readonly [line: `y${number}`]: number | undefined };

/** One row for each place at which any line has a point, in order, so that one hairline reads them all. */
export function mergeLines(lines: readonly NamedLine[]): readonly MergedRow[] {
  const rows = new Map<number, Record<`y${number}`, number>>();
  lines.forEach(({ points }, line) => {
    for (const { x, y } of points) rows.set(x, { ...rows.get(x), [`y${line}`]: y });
  });
  return [...rows].toSorted(([a], [b]) => a - b).map(([x, values]) => ({ x, ...values }));
}
