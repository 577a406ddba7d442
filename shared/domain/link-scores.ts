/** Probabilities of two classes by one score a row: by sigmoid as float32, then `curve`. Row-major rows × 2. */
export function twoProbabilities(scores: Float32Array, curve: (probability: number) => number): Float32Array {
  const probabilities = new Float32Array(scores.length * 2);
  for (let row = 0; row < scores.length; row += 1) {
    const positive = curve(Math.fround(1 / (1 + Math.exp(-(scores[row] as number))))); // in range
    probabilities[row * 2] = 1 - positive;
    probabilities[row * 2 + 1] = positive;
  }
  return probabilities;
}

/** Probabilities of several classes by a score each, row-major rows × classes. */
export function softmaxRows(scores: Float32Array, classes: number): Float32Array {
  const probabilities = new Float32Array(scores.length);
  for (let start = 0; start < scores.length; start += classes) {
    const row = scores.subarray(start, start + classes);
    const most = row.reduce((largest, score) => Math.max(largest, score), -Infinity);
    const weights = Float64Array.from(row, (score) => Math.exp(score - most));
    const sum = weights.reduce((total, weight) => total + weight, 0);
    weights.forEach((weight, index) => {
      probabilities[start + index] = weight / sum;
    });
  }
  return probabilities;
}
