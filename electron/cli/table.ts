/** A column's head; numbers stand to the right, so that their digits line up. */
export type Head = { readonly text: string; readonly isNumber?: boolean };

/** Lines with the cells of every column as wide as its widest one, and two spaces between columns. */
export function formatTable(heads: readonly Head[], rows: readonly (readonly string[])[]): readonly string[] {
  const lines = [heads.map(({ text }) => text), ...rows];
  const widths = heads.map((_, column) => Math.max(...lines.map((line) => widthOf(line[column] ?? ''))));
  return lines.map((line) =>
    heads
      .map(({ isNumber }, column) => {
        const cell = line[column] ?? '';
        const gap = ' '.repeat((widths[column] ?? 0) - widthOf(cell));
        return isNumber === true ? gap + cell : cell + gap;
      })
      .join('  ')
      .trimEnd(),
  );
}

/** Signs, not code units: an accented letter or an emoji counts once. */
const widthOf = (text: string): number => [...new Intl.Segmenter().segment(text)].length;
