import { expect, it } from 'vitest';
import { readExpression } from '../../../shared/forms/expression/read-expression.ts';
import { rangeOf } from '../../../shared/forms/range-of.ts';

it.each([
  ['. >= 6 and . <= 26', { min: 6, max: 26 }],
  ['. > -5.5', { min: -5.5 }],
  ['100 >= .', { max: 100 }],
  ['0 < . and . < 1', { min: 0, max: 1 }],
  ['. >= 6 and . != 9 and ${other} > 2', { min: 6 }],
  ['. >= 6 or . <= 2', {}],
  ['. >= ${least}', {}],
  ["regex(., '[0-9]+')", {}],
])('reads of %j the range %j', (text, range) => {
  expect(rangeOf(readExpression(text))).toEqual(range);
});
