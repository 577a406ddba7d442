/** The bits of the IEEE 754 binary16 nearest to a number, ties to even; what is too large becomes an infinity. */
export function halfBits(value: number): number {
  if (Number.isNaN(value)) return 0x7e00;
  const sign = value < 0 || Object.is(value, -0) ? 0x8000 : 0;
  const size = Math.abs(value);
  if (size >= 65_520) return sign | 0x7c00;
  if (size < 2 ** -14) return sign | roundEven(size * 2 ** 24); // subnormal, in steps of 2⁻²⁴
  const exponent = Math.floor(Math.log2(size));
  const steps = roundEven((size / 2 ** exponent - 1) * 1_024); // 1,024 carries into the exponent, as it must
  return sign | (((exponent + 15) << 10) + steps);
}

/** The number that the bits of an IEEE 754 binary16 stand for. */
export function halfNumber(bits: number): number {
  const sign = (bits & 0x8000) === 0 ? 1 : -1;
  const exponent = (bits >> 10) & 0x1f;
  const steps = bits & 0x3ff;
  if (exponent === 0) return sign * steps * 2 ** -24;
  if (exponent === 0x1f) return steps === 0 ? sign * Infinity : NaN;
  return sign * (1 + steps / 1_024) * 2 ** (exponent - 15);
}

function roundEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  return rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor;
}
