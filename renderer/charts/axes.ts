import i18next from 'i18next';
import { formatDay, formatNumber } from '../format.ts';

const tick = { fontSize: 12, fill: 'var(--ink2)' } as const;

/** Time and value axes run from the reading side; call while rendering, the language may have changed. */
export const isRightToLeft = (): boolean => i18next.dir() === 'rtl';

export const horizontalAxis = () =>
  ({
    tick,
    tickLine: false,
    axisLine: false,
    tickMargin: 6,
    height: 24,
    reversed: isRightToLeft(),
    minTickGap: 16,
  }) as const;

/** Of points with the field `day`, counted from 1970-01-01; days without a point keep their room. */
export const dayAxis = () =>
  ({
    ...horizontalAxis(),
    dataKey: 'day',
    type: 'number',
    domain: ['dataMin', 'dataMax'],
    tickFormatter: formatDay,
    minTickGap: 40,
  }) as const;

export const verticalAxis = () =>
  ({
    tick,
    tickLine: false,
    axisLine: false,
    tickMargin: 4,
    width: 36,
    orientation: isRightToLeft() ? 'right' : 'left',
  }) as const;

/** Horizontal lines only, and no animation: a chart is there or it is not. */
export const gridLines = { vertical: false, stroke: 'var(--grid)' } as const;
export const still = { isAnimationActive: false } as const;
export const plotMargin = { top: 8, right: 8, bottom: 0, left: 0 } as const;
/** The hairline of the hover box, by pointer or arrow keys. */
export const hairline = { ...still, cursor: { stroke: 'var(--edge)' } } as const;

/** Room beyond the last point for the curves' names. */
export const namesMargin = () =>
  isRightToLeft() ? { ...plotMargin, left: 100, right: 0 } : { ...plotMargin, left: 0, right: 100 };

/** A label on the reading side's far end of a point. */
export const afterPoint = () => (isRightToLeft() ? 'left' : 'right');

/** Three to five round ticks from 0 or `min` to at least `max`. */
export function roundTicks(min: number, max: number, wanted = 4): readonly number[] {
  const span = max - min;
  if (!(span > 0)) return [min];
  const power = 10 ** Math.floor(Math.log10(span / wanted));
  const step = [1, 2, 2.5, 5, 10].map((factor) => factor * power).find((size) => span / size <= wanted) ?? 10 * power;
  const first = Math.floor(min / step);
  const last = Math.ceil(max / step - 1e-9);
  return Array.from({ length: last - first + 1 }, (_, index) => Number(((first + index) * step).toPrecision(12)));
}

/** Decimals that tell ticks apart, as many as their step needs. */
export function tickDigits([first = 0, second = first]: readonly number[]): number {
  const step = Math.abs(second - first);
  return step === 0 ? 0 : (Number(step.toPrecision(6)).toString().split('.')[1]?.length ?? 0);
}

/** Round ticks from below the least value to above the most, and how they are written; 0 to 1 where there are none. */
export function fittingAxis(values: readonly number[], wanted = 4) {
  const ticks = values.length === 0 ? [0, 1] : [...roundTicks(Math.min(...values), Math.max(...values), wanted)];
  const digits = tickDigits(ticks);
  const domain = [ticks[0] ?? 0, ticks.at(-1) ?? 1];
  return { ticks, domain, tickFormatter: (value: number) => formatNumber(value, digits) };
}
