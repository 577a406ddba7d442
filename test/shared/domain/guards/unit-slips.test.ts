import { describe, expect, it, test } from 'vitest';
import { meantNumber } from '../../../../shared/domain/guards/unit-slips.ts';

type Slip = readonly [what: string, value: number, column: string, usual: readonly [number, number], meant: unknown];

const slips: readonly Slip[] = [
  ['grams for kilograms', 7_200, 'weight_kg', [4, 20], { value: 7.2, from: 'g' }],
  ['pounds for kilograms', 29.5, 'weight_kg', [4, 20], { value: 13.38, from: 'lb' }],
  ['metres for centimetres', 0.92, 'height_cm', [45, 120], { value: 92, from: 'm' }],
  ['millimetres for centimetres', 112, 'muac_cm', [9, 19], { value: 11.2, from: 'mm' }],
  ['Fahrenheit for Celsius', 98.6, 'temperature_C', [34, 42], { value: 37, from: '°F' }],
  ['Celsius for Fahrenheit', 37, 'temperature_F', [93, 108], { value: 98.6, from: '°C' }],
  ['grams a litre for grams a decilitre', 112, 'haemoglobin_g/dl', [5, 17], { value: 11.2, from: 'g/l' }],
  ['years for months', 2, 'age_months', [6, 59], { value: 24, from: 'years' }],
  ['a decimal point that slipped, where no unit explains it', 72, 'score', [4, 20], { value: 7.2, from: null }],
];

test.each(slips)('%s', (_, value, name, [low, high], meant) => {
  expect(meantNumber(value, { name }, { low, high })).toEqual(meant);
});

describe('a number that nothing explains', () => {
  it('is not explained by what would still be unusual', () => {
    expect(meantNumber(60_000_000, { name: 'weight_kg' }, { low: 4, high: 20 })).toBeNull();
    expect(meantNumber(Number.NaN, { name: 'weight_kg' }, { low: 4, high: 20 })).toBeNull();
    expect(meantNumber(0, { name: 'weight_kg' }, { low: 4, high: 20 })).toBeNull();
  });

  it('is read in the unit of its schema before what its name ends with', () => {
    const usual = { low: 4_000, high: 20_000 };
    expect(meantNumber(7.2, { name: 'weight_kg', unit: 'g' }, usual)).toEqual({ value: 7_200, from: 'kg' });
  });
});
