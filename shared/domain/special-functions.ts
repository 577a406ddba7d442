/** Coefficients B(2k) / (2k (2k - 1)) of Stirling's series. */
const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];
const HALF_LOG_TWO_PI = 0.5 * Math.log(2 * Math.PI);
const TINY = 1e-300;
const ENOUGH = 1e-16;

/** ln Γ(x) for x > 0: Stirling's series (Abramowitz and Stegun 6.1.40) above 15, reached by recurrence. */
export function logGamma(x: number): number {
  let shifted = x;
  let product = 1;
  while (shifted < 15) {
    product *= shifted;
    shifted += 1;
  }
  const inverse = 1 / shifted;
  const series = STIRLING.reduceRight((sum, coefficient) => sum * inverse * inverse + coefficient, 0) * inverse;
  return (shifted - 0.5) * Math.log(shifted) - shifted + HALF_LOG_TWO_PI + series - Math.log(product);
}

/** Regularized upper incomplete gamma function Q(a, x) for a > 0, x ≥ 0 (Press et al., Numerical Recipes, 6.2). */
export function upperGamma(a: number, x: number): number {
  if (x <= 0) return 1;
  if (x === Infinity) return 0;
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  return x < a + 1 ? 1 - front * lowerSeries(a, x) : front * upperFraction(a, x);
}

function lowerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let step = 1; Math.abs(term) > Math.abs(sum) * ENOUGH; step += 1) {
    term *= x / (a + step);
    sum += term;
  }
  return sum;
}

/** Lentz's continued fraction. */
function upperFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let c = 1 / TINY;
  let d = 1 / b;
  let fraction = d;
  for (let step = 1; step < 10_000; step += 1) {
    const numerator = -step * (step - a);
    b += 2;
    d = 1 / nonZero(numerator * d + b);
    c = nonZero(b + numerator / c);
    const factor = d * c;
    fraction *= factor;
    if (Math.abs(factor - 1) < 1e-15) break;
  }
  return fraction;
}

const nonZero = (value: number): number => (Math.abs(value) < TINY ? TINY : value);

/** Chance that a chi-square variable with so many degrees of freedom is at least x. 0 degrees: nothing to test, 1. */
export const chiSquareTail = (x: number, degrees: number): number =>
  degrees <= 0 ? 1 : upperGamma(degrees / 2, Math.max(0, x) / 2);

/** Chance that a standard normal variable is at least z. */
export function normalTail(z: number): number {
  const tail = upperGamma(0.5, (z * z) / 2) / 2;
  return z >= 0 ? tail : 1 - tail;
}

/** Tail of Kolmogorov's limiting distribution; both series converge within a few terms on their side of 1. */
export function kolmogorovTail(x: number): number {
  if (x <= 0) return 1;
  if (x < 1) return 1 - kolmogorovLower(x);
  let sum = 0;
  for (let k = 1; k <= 20; k += 1) sum += (k % 2 === 1 ? 2 : -2) * Math.exp(-2 * k * k * x * x);
  return Math.min(1, sum);
}

function kolmogorovLower(x: number): number {
  let sum = 0;
  for (let k = 1; k <= 19; k += 2) sum += Math.exp(-((k * Math.PI) ** 2) / (8 * x * x));
  return (Math.sqrt(2 * Math.PI) / x) * sum;
}
