/**
 * A row's gradient and hessian as whole numbers in one float64, `gradient * 2^26 + hessian`: a histogram then needs one
 * addition per row and feature, and sums are exact whatever their order. Rounding is stochastic, so that no bias builds
 * up, and leaves take their values from the unrounded gradients (Shi et al., "Quantized Training of Gradient Boosting
 * Decision Trees", NeurIPS 2022). The step is as fine as the number of rows allows.
 */
export type PackedGradients = {
  readonly packed: Float64Array;
  /** What one step of the packed gradient, and of the packed hessian, stands for. */
  readonly gradientStep: number;
  readonly hessianStep: number;
};

const HESSIAN_ROOM = 2 ** 26;
const PER_HESSIAN_ROOM = 1 / HESSIAN_ROOM;
const MOST_LEVELS = 65_535;
/** More rows would leave fewer than six levels. */
export const MOST_ROWS = 10_000_000;

/** The gradient's part of a packed number or of a sum of them. */
export const gradientOf = (packed: number): number => Math.floor(packed * PER_HESSIAN_ROOM);
export const hessianOf = (packed: number): number => packed - gradientOf(packed) * HESSIAN_ROOM;

/**
 * Packs `gradients` and `hessians` (equal length, hessians not negative) into `packed`. `noise` holds uniform numbers
 * in [0, 1) and `turn` says where in it to start, so that trees do not share their rounding.
 */
export function packGradients(
  gradients: Float64Array,
  hessians: Float64Array,
  packed: Float64Array,
  noise: Float64Array,
  turn: number,
): PackedGradients {
  const levels = Math.min(MOST_LEVELS, Math.floor((HESSIAN_ROOM - 1) / Math.max(1, gradients.length)));
  const [perGradient, perHessian] = [levels / largest(gradients), levels / largest(hessians)];
  const mask = noise.length - 1;
  let at = (turn * 977) & mask;
  for (let row = 0; row < packed.length; row += 1) {
    at = (at + 1) & mask;
    const gradient = Math.floor((gradients[row] as number) * perGradient + (noise[at] as number)); // in range
    const hessian = Math.floor((hessians[row] as number) * perHessian + (noise[(at + 4_099) & mask] as number)); // in range
    packed[row] = gradient * HESSIAN_ROOM + hessian;
  }
  return { packed, gradientStep: 1 / perGradient, hessianStep: 1 / perHessian };
}

/** The largest magnitude, 1 where all are zero. */
function largest(values: Float64Array): number {
  let most = 0;
  for (let index = 0; index < values.length; index += 1) most = Math.max(most, Math.abs(values[index] as number)); // in range
  return most === 0 ? 1 : most;
}
