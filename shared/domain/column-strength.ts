/**
 * Area under the ROC curve of one column taken as a score: the chance that a positive has a larger value than a
 * negative, ties counting half (Mann and Whitney 1947). The arrays are sorted in place and hold no NaN. Null where one of
 * them is empty.
 */
export function areaOfColumn(positives: Float64Array, negatives: Float64Array): number | null {
  if (positives.length === 0 || negatives.length === 0) return null;
  positives.sort();
  negatives.sort();
  let [below, through, wins] = [0, 0, 0];
  for (const value of positives) {
    while (below < negatives.length && (negatives[below] as number) < value) below += 1; // in range by the loop's bound
    through = Math.max(through, below);
    while (through < negatives.length && negatives[through] === value) through += 1;
    wins += below + (through - below) / 2;
  }
  return wins / positives.length / negatives.length;
}

/** A table of that many cells is not made: a column with so many values has hardly any of them twice. */
const MOST_CELLS = 4_000_000;

/**
 * The share of the wrong guesses of a label that a column's value spares, against always guessing the most frequent
 * class (lambda of Goodman and Kruskal 1954), each half of the rows guessed with what the other half shows, so that a
 * column of unique values spares nothing. `groups` and `labels` count from 0; rows with label -1 are left out. 0 where
 * there is only one class and where the column has too many values; below 0 where guessing by it is worse.
 */
export function errorSpared(groups: Int32Array, labels: Int32Array): number {
  const [groupCount, classCount] = [countOf(groups), countOf(labels)];
  if (classCount < 2 || groupCount * classCount * 2 > MOST_CELLS) return 0;
  const table = [new Int32Array(groupCount * classCount), new Int32Array(groupCount * classCount)] as const;
  const totals = new Int32Array(classCount);
  labels.forEach((label, row) => {
    if (label === -1) return;
    const cell = (groups[row] ?? 0) * classCount + label;
    const half = table[halfOf(row)];
    half[cell] = (half[cell] ?? 0) + 1;
    totals[label] = (totals[label] ?? 0) + 1;
  });
  const common = totals.indexOf(Math.max(...totals));
  const rows = totals.reduce((sum, count) => sum + count, 0);
  const base = rows - (totals[common] ?? 0);
  const right =
    rightGuesses(table[0], table[1], classCount, common) + rightGuesses(table[1], table[0], classCount, common);
  return base === 0 ? 0 : 1 - (rows - right) / base;
}

const countOf = (codes: Int32Array): number => codes.reduce((most, code) => Math.max(most, code + 1), 0);

/** A fixed coin for each row (Knuth's multiplicative hashing), so that no order of the rows fits it. */
const halfOf = (row: number): 0 | 1 => (Math.imul(row + 1, 0x9e37_79b1) < 0 ? 1 : 0);

function rightGuesses(seen: Int32Array, judged: Int32Array, classCount: number, common: number): number {
  let right = 0;
  for (let begin = 0; begin < seen.length; begin += classCount) {
    let [guess, most] = [common, 0];
    for (let label = 0; label < classCount; label += 1) {
      const count = seen[begin + label] ?? 0;
      if (count > most) [guess, most] = [label, count];
    }
    right += judged[begin + guess] ?? 0;
  }
  return right;
}

/**
 * The share of one column's variance that a straight line through the other explains (Pearson's r squared), over the
 * rows where both have a finite value. 0 where there are fewer than three, and where one of them is constant.
 */
export function varianceShared(a: Float64Array, b: Float64Array): number {
  let [n, meanA, meanB, squaresA, squaresB, products] = [0, 0, 0, 0, 0, 0];
  for (let row = 0; row < a.length; row += 1) {
    const [x, y] = [a[row] ?? Number.NaN, b[row] ?? Number.NaN];
    if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
    n += 1;
    const [deltaA, deltaB] = [x - meanA, y - meanB];
    meanA += deltaA / n;
    meanB += deltaB / n;
    squaresA += deltaA * (x - meanA);
    squaresB += deltaB * (y - meanB);
    products += deltaA * (y - meanB);
  }
  if (n < 3 || squaresA === 0 || squaresB === 0) return 0;
  return (products / squaresA) * (products / squaresB);
}
