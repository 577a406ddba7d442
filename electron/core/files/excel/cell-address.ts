/** Excel's last row and last column, XFD. */
export const MOST_ROWS = 1_048_576;
export const MOST_COLUMNS = 16_384;

const LETTERS = 26;
const BEFORE_A = 64;

/** Place of a column from 0: the letters that `address` begins with. -1 where it begins with none. */
export function columnOf(address: string): number {
  let column = 0;
  for (let at = 0; at < address.length; at++) {
    const letter = address.charCodeAt(at) - BEFORE_A;
    if (letter < 1 || letter > LETTERS) break;
    column = column * LETTERS + letter;
  }
  return column - 1;
}

/** A, B, …, Z, AA, … */
export function lettersOf(column: number): string {
  const letter = String.fromCharCode(BEFORE_A + 1 + (column % LETTERS));
  return column < LETTERS ? letter : lettersOf(Math.floor(column / LETTERS) - 1) + letter;
}
