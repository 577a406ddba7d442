// The inner loops of growing trees, in AssemblyScript. Pointers are byte addresses in the shared memory, laid out by
// wasm-kernel.ts. Rows lie one after another, `stride` bins each, a multiple of four. A histogram has 256 sums of eight
// bytes a feature. Each function does what its namesake in TypeScript does, to the last bit.

const MISSING_BIN: i32 = 255;
const FEATURE_BYTES: usize = 2048;
const HESSIAN_ROOM: f64 = 67108864.0;
const PER_HESSIAN_ROOM: f64 = 1.0 / 67108864.0;

/** Bins one column by a branch-free binary search over its 256 padded bounds; `to` is the column's first bin. */
export function binColumn(values: usize, rows: i32, bounds: usize, to: usize, stride: usize): void {
  for (let row = 0; row < rows; row++) {
    const value = load<f32>(values + ((<usize>row) << 2));
    let bin: usize = 0;
    bin += (<usize>(value > load<f32>(bounds + ((bin + 127) << 2)))) << 7;
    bin += (<usize>(value > load<f32>(bounds + ((bin + 63) << 2)))) << 6;
    bin += (<usize>(value > load<f32>(bounds + ((bin + 31) << 2)))) << 5;
    bin += (<usize>(value > load<f32>(bounds + ((bin + 15) << 2)))) << 4;
    bin += (<usize>(value > load<f32>(bounds + ((bin + 7) << 2)))) << 3;
    bin += (<usize>(value > load<f32>(bounds + ((bin + 3) << 2)))) << 2;
    bin += (<usize>(value > load<f32>(bounds + ((bin + 1) << 2)))) << 1;
    bin += <usize>(value > load<f32>(bounds + (bin << 2)));
    store<u8>(to, value == value ? <u8>bin : <u8>MISSING_BIN);
    to += stride;
  }
}

/** Sums the packed gradients of a stretch of rows over features `first` to `last`, both multiples of four. */
export function fillHistogram(
  bins: usize,
  stride: usize,
  order: usize,
  start: i32,
  end: i32,
  packed: usize,
  sums: usize,
  first: i32,
  last: i32,
): void {
  const base = sums + <usize>first * FEATURE_BYTES;
  memory.fill(base, 0, <usize>(last - first) * FEATURE_BYTES);
  for (let index = start; index < end; index++) {
    const row = <usize>load<u32>(order + ((<usize>index) << 2));
    const gradient = load<f64>(packed + (row << 3));
    if (gradient == 0) continue;
    const cells = bins + row * stride;
    let at = base;
    for (let feature = first; feature < last; feature += 4) {
      const four = load<u32>(cells + <usize>feature);
      const a = at + ((four & 255) << 3);
      const b = at + 2048 + ((four >> 5) & 0x7f8);
      const c = at + 4096 + ((four >> 13) & 0x7f8);
      const d = at + 6144 + ((four >> 21) & 0x7f8);
      store<f64>(a, load<f64>(a) + gradient);
      store<f64>(b, load<f64>(b) + gradient);
      store<f64>(c, load<f64>(c) + gradient);
      store<f64>(d, load<f64>(d) + gradient);
      at += 8192;
    }
  }
}

export function subtractHistogram(parent: usize, child: usize, first: i32, last: i32): void {
  const end = <usize>last * FEATURE_BYTES;
  for (let at = <usize>first * FEATURE_BYTES; at < end; at += 16) {
    v128.store(parent + at, f64x2.sub(v128.load(parent + at), v128.load(child + at)));
  }
}

// The best cut so far: one search at a time in each instance.
let bestGain: f64 = 0;
let bestSum: f64 = 0;
let bestFeature: i32 = -1;
let bestBin: i32 = 0;
let bestMissingLeft: i32 = 0;

/** The best split over features `first` to `last` that gains more than `least`: gain, left sum, feature, bin, missing. */
export function findSplit(
  sums: usize,
  binsByFeature: usize,
  first: i32,
  last: i32,
  totalGradient: f64,
  totalHessian: f64,
  leastHessian: f64,
  lambda: f64,
  least: f64,
  out: usize,
): void {
  bestGain = least;
  bestFeature = -1;
  for (let feature = first; feature < last; feature++) {
    const bins = load<i32>(binsByFeature + ((<usize>feature) << 2));
    const offset = sums + <usize>feature * FEATURE_BYTES;
    const missing = load<f64>(offset + <usize>(MISSING_BIN << 3));
    if (missing == 0) {
      if (findCut(offset, bins - 1, 0, totalGradient, totalHessian, leastHessian, lambda)) {
        bestFeature = feature;
        bestMissingLeft = <i32>(2 * hessianOf(bestSum) >= totalHessian);
      }
      continue;
    }
    if (findCut(offset, bins, 0, totalGradient, totalHessian, leastHessian, lambda)) {
      bestFeature = feature;
      bestMissingLeft = 0;
    }
    if (findCut(offset, bins - 1, missing, totalGradient, totalHessian, leastHessian, lambda)) {
      bestFeature = feature;
      bestMissingLeft = 1;
    }
  }
  storeBest(out);
}

function storeBest(out: usize): void {
  store<f64>(out, bestGain);
  store<f64>(out + 8, bestSum);
  store<f64>(out + 16, <f64>bestFeature);
  store<f64>(out + 24, <f64>bestBin);
  store<f64>(out + 32, <f64>bestMissingLeft);
}

function findCut(
  offset: usize,
  cuts: i32,
  start: f64,
  totalGradient: f64,
  totalHessian: f64,
  leastHessian: f64,
  lambda: f64,
): bool {
  const parent = (totalGradient * totalGradient) / (totalHessian + lambda);
  let most = bestGain + parent;
  let bin = -1;
  let leftSum: f64 = 0;
  let left = start;
  for (let cut = 0; cut < cuts; cut++) {
    left += load<f64>(offset + ((<usize>cut) << 3));
    const leftGradient = Math.floor(left * PER_HESSIAN_ROOM);
    const leftHessian = left - leftGradient * HESSIAN_ROOM;
    if (leftHessian < leastHessian) continue;
    const rightHessian = totalHessian - leftHessian;
    if (rightHessian < leastHessian) break;
    const rightGradient = totalGradient - leftGradient;
    const leftWeight = leftHessian + lambda;
    const rightWeight = rightHessian + lambda;
    const both = leftGradient * leftGradient * rightWeight + rightGradient * rightGradient * leftWeight;
    const room = leftWeight * rightWeight;
    if (both > most * room) {
      most = both / room;
      bin = cut;
      leftSum = left;
    }
  }
  if (bin < 0) return false;
  bestGain = most - parent;
  bestBin = bin;
  bestSum = leftSum;
  return true;
}

/** As `findSplit`, within the bounds of the leaf and in the directions of the features, one byte each. */
export function findBoundedSplit(
  sums: usize,
  binsByFeature: usize,
  directions: usize,
  first: i32,
  last: i32,
  totalGradient: f64,
  totalHessian: f64,
  leastHessian: f64,
  lambda: f64,
  least: f64,
  lower: f64,
  upper: f64,
  out: usize,
): void {
  bestGain = least;
  bestFeature = -1;
  for (let feature = first; feature < last; feature++) {
    const bins = load<i32>(binsByFeature + ((<usize>feature) << 2));
    const way = <f64>load<i8>(directions + <usize>feature);
    const offset = sums + <usize>feature * FEATURE_BYTES;
    const missing = load<f64>(offset + <usize>(MISSING_BIN << 3));
    const cuts = missing == 0 ? bins - 1 : bins;
    if (findBoundedCut(offset, cuts, 0, totalGradient, totalHessian, leastHessian, lambda, lower, upper, way)) {
      bestFeature = feature;
      bestMissingLeft = <i32>(missing == 0 && 2 * hessianOf(bestSum) >= totalHessian);
    }
    if (missing == 0) continue;
    if (
      findBoundedCut(offset, bins - 1, missing, totalGradient, totalHessian, leastHessian, lambda, lower, upper, way)
    ) {
      bestFeature = feature;
      bestMissingLeft = 1;
    }
  }
  storeBest(out);
}

function findBoundedCut(
  offset: usize,
  cuts: i32,
  start: f64,
  totalGradient: f64,
  totalHessian: f64,
  leastHessian: f64,
  lambda: f64,
  lower: f64,
  upper: f64,
  direction: f64,
): bool {
  const total = totalHessian + lambda;
  const parent = boundedGain(totalGradient, total, boundedAnswer(totalGradient, total, lower, upper));
  let most = bestGain + parent;
  let bin = -1;
  let leftSum: f64 = 0;
  let left = start;
  for (let cut = 0; cut < cuts; cut++) {
    left += load<f64>(offset + ((<usize>cut) << 3));
    const leftGradient = Math.floor(left * PER_HESSIAN_ROOM);
    const leftHessian = left - leftGradient * HESSIAN_ROOM;
    if (leftHessian < leastHessian) continue;
    const rightHessian = totalHessian - leftHessian;
    if (rightHessian < leastHessian) break;
    const rightGradient = totalGradient - leftGradient;
    const leftAnswer = boundedAnswer(leftGradient, leftHessian + lambda, lower, upper);
    const rightAnswer = boundedAnswer(rightGradient, rightHessian + lambda, lower, upper);
    if (direction * (leftAnswer - rightAnswer) > 0) continue;
    const both =
      boundedGain(leftGradient, leftHessian + lambda, leftAnswer) +
      boundedGain(rightGradient, rightHessian + lambda, rightAnswer);
    if (both > most) {
      most = both;
      bin = cut;
      leftSum = left;
    }
  }
  if (bin < 0) return false;
  bestGain = most - parent;
  bestBin = bin;
  bestSum = leftSum;
  return true;
}

function boundedAnswer(gradient: f64, weight: f64, lower: f64, upper: f64): f64 {
  return min<f64>(upper, max<f64>(lower, -gradient / weight));
}

function boundedGain(gradient: f64, weight: f64, answer: f64): f64 {
  return -(2 * gradient * answer + weight * answer * answer);
}

function hessianOf(packed: f64): f64 {
  return packed - Math.floor(packed * PER_HESSIAN_ROOM) * HESSIAN_ROOM;
}

/** Sorts a stretch of rows by side; returns where the right ones start. Each row is written to both sides. */
export function partitionRows(
  bins: usize,
  stride: usize,
  order: usize,
  spare: usize,
  start: i32,
  end: i32,
  feature: i32,
  splitBin: i32,
  missingLeft: i32,
): i32 {
  const cell = bins + <usize>feature;
  const stop = order + ((<usize>end) << 2);
  let left = order + ((<usize>start) << 2);
  let right = spare;
  for (let at = left; at < stop; at += 4) {
    const row = load<u32>(at);
    const bin = <i32>load<u8>(cell + <usize>row * stride);
    const goesLeft = <usize>(bin <= splitBin) | (<usize>(bin == MISSING_BIN) & <usize>missingLeft);
    store<u32>(left, row);
    store<u32>(right, row);
    left += goesLeft << 2;
    right += 4 - (goesLeft << 2);
  }
  memory.copy(left, spare, right - spare);
  return <i32>((left - order) >> 2);
}
