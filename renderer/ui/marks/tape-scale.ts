/** Where things stand on a tape, as shares 0–1 of its length from the reading side. */

/** Clamped to the tape: a value beyond its end stands at the end. */
export const positionOn = (value: number, min: number, max: number): number =>
  max === min ? 0 : Math.min(1, Math.max(0, (value - min) / (max - min)));

/** Ticks at whole multiples of `step`; floating-point steps do not drift. Empty for a step that is not positive. */
export function ticksOf(min: number, max: number, step: number): readonly number[] {
  if (!(step > 0) || !(max > min)) return [];
  const first = Math.ceil(min / step - 1e-9);
  const last = Math.floor(max / step + 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}
