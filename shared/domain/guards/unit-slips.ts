import type { MeantNumber } from '../../guards.ts';
import { slippedNumbers } from '../slipped-numbers.ts';

/** One of a kind's unit: in the base unit it is `factor` × value + `offset`. Factors are exact by definition (NIST SP 811). */
type Unit = { readonly names: readonly string[]; readonly factor: number; readonly offset?: number };

/** Units of one kind, those that a person takes one for another. */
const KINDS: readonly (readonly Unit[])[] = [
  [
    { names: ['kg'], factor: 1 },
    { names: ['g'], factor: 0.001 },
    { names: ['mg'], factor: 1e-6 },
    { names: ['lb', 'lbs'], factor: 0.45359237 },
  ],
  [
    { names: ['m'], factor: 1 },
    { names: ['cm'], factor: 0.01 },
    { names: ['mm'], factor: 0.001 },
    { names: ['km'], factor: 1_000 },
    { names: ['in', 'inch', 'inches'], factor: 0.0254 },
    { names: ['ft', 'feet'], factor: 0.3048 },
  ],
  [
    { names: ['°C', 'degC', 'C', 'celsius'], factor: 1 },
    { names: ['°F', 'degF', 'F', 'fahrenheit'], factor: 5 / 9, offset: -160 / 9 },
    { names: ['K', 'kelvin'], factor: 1, offset: -273.15 },
  ],
  [
    { names: ['l', 'litres', 'liters'], factor: 1 },
    { names: ['ml'], factor: 0.001 },
    { names: ['dl'], factor: 0.1 },
  ],
  [
    { names: ['g/l', 'g/L'], factor: 1 },
    { names: ['g/dl', 'g/dL'], factor: 10 },
  ],
  [
    { names: ['days', 'day', 'd'], factor: 1 },
    { names: ['weeks', 'week'], factor: 7 },
    { names: ['months', 'month'], factor: 365.25 / 12 },
    { names: ['years', 'year'], factor: 365.25 },
  ],
];

/** Digits that a conversion keeps, as many as anybody measures: 29.5 lb is 13.38 kg. */
const DIGITS = 4;

type Usual = { readonly low: number; readonly high: number };

/**
 * What a number that training never saw may have meant: written in another unit of its kind, else with the decimal point
 * elsewhere. The first that falls within what is `usual` in the column; null where none does. `unit` is the column's, as
 * its schema says or, without one, as its name ends ("weight_kg").
 */
export function meantNumber(
  value: number,
  { name, unit }: { readonly name: string; readonly unit?: string | undefined },
  { low, high }: Usual,
): MeantNumber | null {
  if (!Number.isFinite(value)) return null;
  const isUsual = (meant: number): boolean => meant >= low && meant <= high;
  const converted = otherUnits(unit ?? lastWord(name)).map(
    ({ from, convert }): MeantNumber => ({ value: Number(convert(value).toPrecision(DIGITS)), from }),
  );
  const slipped = slippedNumbers(value).map((meant): MeantNumber => ({ value: meant, from: null }));
  return [...converted, ...(value === 0 ? [] : slipped)].find((meant) => isUsual(meant.value)) ?? null;
}

/** The other units of the same kind, with how a number in one of them becomes one in `unit`; none of an unknown unit. */
function otherUnits(unit: string): readonly { readonly from: string; readonly convert: (value: number) => number }[] {
  const isNamed = ({ names }: Unit): boolean => names.some((name) => name.toLowerCase() === unit.toLowerCase());
  const kind = KINDS.find((units) => units.some(isNamed));
  const own = kind?.find(isNamed);
  if (kind === undefined || own === undefined) return [];
  return kind
    .filter((other) => other !== own)
    .map(({ names: [from = ''], factor, offset = 0 }) => ({
      from,
      convert: (value) => (factor * value + offset - (own.offset ?? 0)) / own.factor,
    }));
}

const lastWord = (name: string): string => name.slice(name.lastIndexOf('_') + 1);
