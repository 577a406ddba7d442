import { epochMsOfText, MS_PER_DAY } from '../dates.ts';
import { eachValue, type FormFunction, type FunctionTable, type Inputs } from '../scope.ts';
import { type DateValue, toNumber, toText } from '../values.ts';

const ofOne = (calculate: (value: number) => number): FormFunction => ({
  least: 1,
  most: 1,
  call: ({ number }) => calculate(number(0)),
});

const ofTwo = (calculate: (one: number, other: number) => number): FormFunction => ({
  least: 2,
  most: 2,
  call: ({ number }) => calculate(number(0), number(1)),
});

/** Of no values NaN, and of any that is no number. */
const ofMany = (calculate: (...values: number[]) => number): FormFunction => ({
  least: 0,
  most: Infinity,
  call: (inputs) => {
    const numbers = numbersOf(inputs);
    return numbers.length === 0 ? Number.NaN : calculate(...numbers);
  },
});

const numbersOf = (inputs: Inputs): number[] =>
  [...eachValue(inputs, 0)].map((value) => toNumber(value, inputs.scope.source));

/** A calculation with NaN is NaN, which is written as the empty text. */
export const numberFunctions: FunctionTable = {
  number: { least: 0, most: 1, call: asNumber },
  int: ofOne(Math.trunc),
  round: { least: 1, most: 2, call: ({ number, count }) => roundTo(number(0), count > 1 ? number(1) : 0) },
  floor: ofOne(Math.floor),
  ceiling: ofOne(Math.ceil),
  abs: ofOne(Math.abs),
  sqrt: ofOne(Math.sqrt),
  exp: ofOne(Math.exp),
  exp10: ofOne((value) => 10 ** value),
  log: ofOne(Math.log),
  log10: ofOne(Math.log10),
  sin: ofOne(Math.sin),
  cos: ofOne(Math.cos),
  tan: ofOne(Math.tan),
  asin: ofOne(Math.asin),
  acos: ofOne(Math.acos),
  atan: ofOne(Math.atan),
  atan2: ofTwo(Math.atan2),
  pow: ofTwo(Math.pow),
  pi: { least: 0, most: 0, call: () => Math.PI },
  min: ofMany(Math.min),
  max: ofMany(Math.max),
  /** Of an empty node-set 0 (XPath 1.0, 4.4). */
  sum: { least: 1, most: 1, call: (inputs) => numbersOf(inputs).reduce((total, value) => total + value, 0) },
  random: { least: 0, most: 0, call: ({ scope }) => scope.source.environment.random() },
};

/** The text of a date is its days since 1970 UTC, written in whole ones. */
function asNumber(inputs: Inputs): number | DateValue {
  const { source, node } = inputs.scope;
  const value = inputs.count === 0 ? [node] : inputs.value(0);
  const number = toNumber(value, source);
  if (typeof value === 'number' || typeof value === 'boolean') return number;
  const epochMs = epochMsOfText(toText(value, source), source.offsetMinutes);
  return epochMs === null ? number : { epochMs, text: String(Math.floor(epochMs / MS_PER_DAY)) };
}

/** Halves go away from zero. */
function roundTo(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return (Math.sign(value) * Math.round(Math.abs(value) * scale)) / scale;
}
