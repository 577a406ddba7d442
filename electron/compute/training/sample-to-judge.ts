/** Judging the rows trained on, round by round, is a display: a sample costs little beside training. */
const MOST_JUDGED = 2_048;

/** Of these rows `MOST_JUDGED` at most, evenly spread. */
export function sampleToJudge(rows: Int32Array): Int32Array {
  const count = Math.min(rows.length, MOST_JUDGED);
  return Int32Array.from({ length: count }, (_, index) => rows[Math.floor((index * rows.length) / count)] as number); // within the rows
}
